/** Kind {@code cloudevents}, an extension: CloudEvents 1.0 over HTTP, binary, structured or batched. A request enters, one payload for each event leaves, with the event whole in it and an identity out of its source and id. It may know the contracts of the front door and the payload shapes. */
@NullMarked
package dev.tripline.source.cloudevents;

import org.jspecify.annotations.NullMarked;
