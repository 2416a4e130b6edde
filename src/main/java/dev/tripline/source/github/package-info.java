/** Kind {@code github}: deliveries of GitHub's webhooks, and their registration at GitHub. A signed request enters, one payload with GitHub's delivery id leaves. It may know the contracts of the front door, the payload shapes, verification, registration and secrets. */
@NullMarked
package dev.tripline.source.github;

import org.jspecify.annotations.NullMarked;
