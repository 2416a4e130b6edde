package dev.tripline.source.registration;

import dev.tripline.client.http.HeaderText;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Secrets as registrations need them: one that is named has to be there. */
public final class SecretValues {
    private static final String BASIC = "Basic ";

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

    /** A header that logs in with a token. */
    public HttpCall.Header bearer(SecretKeySelector token) throws RegistrationFailure {
        return new HttpCall.Header("Authorization", "Bearer " + read(token), true);
    }

    /** A header that logs in with a user's name and password, both of which are named. */
    public HttpCall.Header basic(BasicAuth auth) throws RegistrationFailure {
        String encoded = HeaderText.login(
                read(auth.username().orElseThrow()), read(auth.password().orElseThrow()));
        return new HttpCall.Header("Authorization", BASIC + encoded, true);
    }

    /** What of a header that logs in must not be shown. */
    static List<String> in(String header) {
        String token = header.substring(header.lastIndexOf(' ') + 1);
        if (!header.startsWith(BASIC)) {
            return List.of(header, token);
        }
        String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        return List.of(header, token, pair, pair.substring(pair.indexOf(':') + 1));
    }

    /** Empty when none is named. */
    public Optional<String> read(Optional<SecretKeySelector> selector) throws RegistrationFailure {
        return selector.isPresent() ? Optional.of(read(selector.get())) : Optional.empty();
    }
}
