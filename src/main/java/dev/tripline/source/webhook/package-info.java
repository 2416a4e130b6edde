/** Kind {@code webhook}: any JSON or form over HTTP. A request enters, one payload leaves. It may know the contracts of the front door and the payload shapes. */
@NullMarked
package dev.tripline.source.webhook;

import org.jspecify.annotations.NullMarked;
