package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Requests are signed as Standard Webhooks says. Argo Events has no such section. */
@RegisterForReflection
public record SigningConfig(Optional<SecretKeySelector> secret) implements Checked {
    @Override
    public void check(Complaints complaints) {
        complaints.when(secret.isEmpty(), "secret", "the secret is missing", "secret: {name: my-secret, key: whsec}");
    }
}
