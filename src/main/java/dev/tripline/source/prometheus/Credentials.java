package dev.tripline.source.prometheus;

import dev.tripline.client.http.Excerpt;
import dev.tripline.client.http.HeaderText;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import java.util.ArrayList;
import java.util.List;

/** The headers of one request, with their secrets as they are now. Never printed. */
final class Credentials {
    private final Secrets secrets;
    private final List<HttpCall.Header> headers = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private Credentials(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * @throws Query.Failed when a secret is missing or cannot be sent
     */
    static Credentials of(PrometheusConfig config, Secrets secrets) {
        Credentials all = new Credentials(secrets);
        all.headers.add(new HttpCall.Header("Content-Type", "application/x-www-form-urlencoded", false));
        all.headers.add(new HttpCall.Header("Accept", "application/json", false));
        config.headers().forEach((name, value) -> all.headers.add(new HttpCall.Header(name, value, false)));
        config.secureHeaders()
                .forEach(header ->
                        header.valueFrom().secretKeyRef().ifPresent(at -> all.put(header.name(), all.read(at))));
        config.bearerToken().ifPresent(at -> all.put("Authorization", "Bearer " + all.read(at)));
        config.basicAuth().ifPresent(basic -> all.put("Authorization", "Basic " + all.encoded(basic)));
        return all;
    }

    List<HttpCall.Header> headers() {
        return headers;
    }

    /** A text without any of the secrets. */
    String hiddenIn(String text) {
        return Excerpt.hiding(values, text);
    }

    /** The beginning of what was said, without any of the secrets. */
    String excerpt(String said) {
        return Excerpt.of(said, values);
    }

    private String encoded(BasicAuth basic) {
        String encoded = HeaderText.login(
                basic.username().map(this::read).orElse(""),
                basic.password().map(this::read).orElse(""));
        values.add(encoded);
        return encoded;
    }

    private String read(SecretKeySelector at) {
        String value = secrets.read(at)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Query.Failed(
                        "the secret '" + at.name() + "' with key '" + at.key() + "' is missing or empty; create it"));
        values.add(value);
        return value;
    }

    private void put(String name, String value) {
        if (!HeaderText.isValue(value)) {
            throw new Query.Failed("the secret for header " + name + " holds characters that HTTP forbids");
        }
        headers.add(new HttpCall.Header(name, value, true));
    }
}
