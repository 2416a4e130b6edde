package dev.tripline.source.registration;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.util.Optional;

/** Secrets as registrations need them: one that is named has to be there. */
public final class SecretValues {
    private final Secrets secrets;

    public SecretValues(Secrets secrets) {
        this.secrets = secrets;
    }

    public String read(SecretKeySelector selector) throws RegistrationFailure {
        return secrets.read(selector)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> RegistrationFailure.of(
                        Reach.ALL,
                        "secret",
                        "the secret " + selector.name() + "/" + selector.key() + " is missing or empty"));
    }

    /** Empty when none is named. */
    public Optional<String> read(Optional<SecretKeySelector> selector) throws RegistrationFailure {
        return selector.isPresent() ? Optional.of(read(selector.get())) : Optional.empty();
    }
}
