/** Kind {@code gitlab}: deliveries of GitLab's webhooks, and their registration at GitLab. A request with a token or a signature enters, one payload with GitLab's id of the delivery leaves. It may know the contracts of the front door, the payload shapes, verification, registration and secrets. */
@NullMarked
package dev.tripline.source.gitlab;

import org.jspecify.annotations.NullMarked;
