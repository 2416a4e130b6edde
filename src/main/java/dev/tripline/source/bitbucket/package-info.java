/** Kind {@code bitbucket}: deliveries of Bitbucket Cloud's webhooks, and their registration there. A request enters, signed if a secret is configured, one payload with Bitbucket's request id leaves. It may know the contracts of the front door, the payload shapes, signatures, registration, and secrets. */
@NullMarked
package dev.tripline.source.bitbucket;

import org.jspecify.annotations.NullMarked;
