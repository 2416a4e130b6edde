/** Kind {@code gerrit}: deliveries of Gerrit's plugin {@code webhooks}, and their registration there. A request enters, one payload leaves. It may know the contracts of the front door, the payload shapes, registration and secrets. */
@NullMarked
package dev.tripline.source.gerrit;

import org.jspecify.annotations.NullMarked;
