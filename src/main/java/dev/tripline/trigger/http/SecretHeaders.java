package dev.tripline.trigger.http;

import dev.tripline.client.http.HeaderText;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.client.signature.SigningKey;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Headers with their secrets filled in, right before they are sent. Never printed. */
final class SecretHeaders {
    private final byte[] body;
    private final Secrets secrets;
    private final Instant now;
    private final List<HttpCall.Header> ready = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private Optional<Outcome> problem = Optional.empty();

    private SecretHeaders(byte[] body, Secrets secrets, Instant now) {
        this.body = body;
        this.secrets = secrets;
        this.now = now;
    }

    /**
     * @param body what is sent, for signatures
     */
    static SecretHeaders read(Map<String, HeaderValue> headers, byte[] body, Secrets secrets, Instant now) {
        SecretHeaders filled = new SecretHeaders(body, secrets, now);
        headers.forEach(filled::add);
        return filled;
    }

    List<HttpCall.Header> ready() {
        return ready;
    }

    /** What must not be seen in any text about the answer. */
    List<String> values() {
        return values;
    }

    /** Why nothing can be sent: the first secret that is missing or unusable. */
    Optional<Outcome> problem() {
        return problem;
    }

    private void add(String name, HeaderValue value) {
        switch (value) {
            case HeaderValue.Plain plain -> ready.add(new HttpCall.Header(name, plain.text(), false));
            case HeaderValue.Secret secret -> {
                String text = read(secret.selector(), "the value of header " + name);
                put(name, text, secret.shown());
            }
            case HeaderValue.SentAt sentAt -> ready.add(new HttpCall.Header(name, timestamp(), false));
            case HeaderValue.Signature signature -> sign(name, signature);
            case HeaderValue.Basic basic -> {
                String username =
                        basic.username().map(at -> read(at, "the username")).orElse("");
                String password =
                        basic.password().map(at -> read(at, "the password")).orElse("");
                String encoded = HeaderText.login(username, password);
                remember(encoded);
                put(name, "Basic " + encoded, basic.shown());
            }
        }
    }

    private void sign(String name, HeaderValue.Signature signature) {
        String secret = read(signature.selector(), "the secret of standardWebhooks");
        Optional<SigningKey> key = SigningKey.of(secret);
        if (key.isEmpty() && problem.isEmpty()) {
            problem = Optional.of(new Outcome.Rejected("nothing sent: " + Summary.shown(signature.selector())
                    + " holds no key of Standard Webhooks, which is whsec_ and base64"));
        }
        key.ifPresent(
                present -> ready.add(new HttpCall.Header(name, present.sign(signature.id(), timestamp(), body), true)));
    }

    private String timestamp() {
        return Long.toString(now.getEpochSecond());
    }

    private void put(String name, String value, String shown) {
        if (HeaderText.isValue(value)) {
            ready.add(new HttpCall.Header(name, value, true));
        } else if (problem.isEmpty()) {
            problem = Optional.of(new Outcome.Rejected("nothing sent: " + shown + " for header " + name
                    + " holds a line break or another control character; HTTP forbids them"));
        }
    }

    private String read(SecretKeySelector selector, String what) {
        Optional<String> value = secrets.read(selector);
        if (value.isEmpty() && problem.isEmpty()) {
            problem = Optional.of(new Outcome.Retry("nothing sent: failed to retrieve " + what
                    + ": there is no secret '" + selector.name() + "' with key '" + selector.key() + "'; create it"));
        }
        value.ifPresent(this::remember);
        return value.orElse("");
    }

    private void remember(String value) {
        if (!value.isEmpty()) {
            values.add(value);
        }
    }
}
