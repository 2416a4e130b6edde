/** Kind {@code gitea}, which Argo Events does not have: deliveries of the webhooks of Gitea and Forgejo, and their registration there. A signed request enters, one payload with the provider's delivery id leaves. It may know the contracts of the front door, the payload shapes, verification, registration and secrets. */
@NullMarked
package dev.tripline.source.gitea;

import org.jspecify.annotations.NullMarked;
