/** Kind {@code bitbucketserver}: deliveries of Bitbucket Server's webhooks, and their registration there. A request enters, signed if a secret is configured; one payload leaves, or one for each change of a push, with Bitbucket's request id. It may know the contracts of the front door, the payload shapes, signatures, registration, secrets, and the HTTP client to ask Bitbucket about pull requests. */
@NullMarked
package dev.tripline.source.bitbucketserver;

import org.jspecify.annotations.NullMarked;
