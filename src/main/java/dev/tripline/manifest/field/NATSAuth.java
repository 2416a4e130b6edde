package dev.tripline.manifest.field;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** How to log in to NATS; the first that is there counts. */
@RegisterForReflection
@Means("How to log in to NATS; the first that is there counts.")
public record NATSAuth(
        @Means("with a name and a password") Optional<BasicAuth> basic,
        @Means("with a token") Optional<SecretKeySelector> token,
        @Means("with the seed of an NKey") Optional<SecretKeySelector> nkey,
        @Means("with a credentials file") Optional<SecretKeySelector> credential) {}
