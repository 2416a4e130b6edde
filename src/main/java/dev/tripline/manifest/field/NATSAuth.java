package dev.tripline.manifest.field;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** How to log in to NATS; the first that is there counts. */
@RegisterForReflection
public record NATSAuth(
        Optional<BasicAuth> basic,
        Optional<SecretKeySelector> token,
        Optional<SecretKeySelector> nkey,
        Optional<SecretKeySelector> credential) {}
