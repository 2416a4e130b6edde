/** Kind {@code stripe}: deliveries of Stripe's webhooks. A request enters, signed if a secret is configured, one payload with the id of Stripe's event leaves. It may know the contracts of the front door, the payload shapes, signatures, secrets and the clock. */
@NullMarked
package dev.tripline.source.stripe;

import org.jspecify.annotations.NullMarked;
