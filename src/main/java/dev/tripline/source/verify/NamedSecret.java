package dev.tripline.source.verify;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.Answer;
import java.util.Optional;
import java.util.function.Function;

/** The secret that a manifest names to check requests with. */
public final class NamedSecret {
    private NamedSecret() {}

    /**
     * Why a request is refused. Where no secret is named nothing is checked; one that is named and is not there, or is empty,
     * closes the door.
     *
     * @param what the secret is, as the caller may hear it
     * @param check what the secret makes of the request: a refusal, or empty
     */
    public static Optional<Answer> refusal(
            Secrets secrets,
            Optional<SecretKeySelector> selector,
            String what,
            Function<String, Optional<Answer>> check) {
        if (selector.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> secret = secrets.read(selector.get()).filter(value -> !value.isEmpty());
        return secret.isEmpty()
                ? Optional.of(new Answer.Refused(500, what + " is missing or empty"))
                : check.apply(secret.get());
    }
}
