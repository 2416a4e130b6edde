/** Kind {@code gerrit}: deliveries of Gerrit's plugin {@code webhooks}. A request enters, one payload leaves. It may know the contracts of the front door and the payload shapes. */
@NullMarked
package dev.tripline.source.gerrit;

import org.jspecify.annotations.NullMarked;
