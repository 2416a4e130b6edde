package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Requests are signed as Standard Webhooks says. Argo Events has no such section. */
@RegisterForReflection
@Means("How requests are signed.")
public record SigningConfig(
        @Means("what they are signed with: whsec_ and base64")
        Optional<SecretKeySelector> secret) implements Checked {
    @Override
    public void check(Complaints complaints) {
        complaints.when(secret.isEmpty(), "secret", "the secret is missing", "secret: {name: my-secret, key: whsec}");
    }
}
