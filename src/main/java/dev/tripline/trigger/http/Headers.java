package dev.tripline.trigger.http;

import dev.tripline.client.http.HeaderText;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Payloads;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts a request's headers together: later ones overwrite earlier ones of exactly the same name. */
final class Headers {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** The client makes these itself. Argo Events drops them when spelled exactly so; here in any spelling. */
    private static final Set<String> DROPPED = Set.of("host", "content-length", "transfer-encoding", "trailer");

    private final Map<String, HeaderValue> all = new LinkedHashMap<>();

    private Headers() {}

    /**
     * @param made by Tripline itself, in the place of whatever the manifest says
     */
    static Map<String, HeaderValue> of(
            HttpConfig config, FiringView view, String userAgent, Map<String, HeaderValue> made) throws RenderFailure {
        Headers headers = written(config, view);
        for (Map.Entry<String, HeaderValue> header : made.entrySet()) {
            headers.all.keySet().removeIf(header.getKey()::equalsIgnoreCase);
            headers.put(header.getKey(), header.getValue());
        }
        headers.unlessGiven("User-Agent", userAgent);
        headers.unlessGiven(IDEMPOTENCY_KEY, view.firing().actionId());
        return headers.all;
    }

    /** What the manifest says of the payload; empty when it says nothing that may be shown. */
    static String contentType(HttpConfig config, FiringView view) throws RenderFailure {
        String found = "";
        for (Map.Entry<String, HeaderValue> header : written(config, view).all.entrySet()) {
            boolean is = header.getKey().equalsIgnoreCase("Content-Type");
            found = is && header.getValue() instanceof HeaderValue.Plain plain ? plain.text() : found;
        }
        return found;
    }

    private static Headers written(HttpConfig config, FiringView view) throws RenderFailure {
        Headers headers = new Headers();
        for (Map.Entry<String, String> header : config.headers().entrySet()) {
            headers.put(header.getKey(), new HeaderValue.Plain(header.getValue()));
        }
        for (Parameter header : config.dynamicHeaders()) {
            headers.put(header.dest().text(), new HeaderValue.Plain(Payloads.value(header, view)));
        }
        for (HttpConfig.SecureHeader header : config.secureHeaders()) {
            SecretKeySelector secret = header.valueFrom()
                    .secretKeyRef()
                    .orElseThrow(() -> new RenderFailure("the value of header '" + printable(header.name())
                            + "' is in no secret; config maps are not served by this version"));
            headers.put(header.name(), new HeaderValue.Secret(secret));
        }
        if (config.basicAuth().isPresent()) {
            BasicAuth basic = config.basicAuth().get();
            headers.put("Authorization", new HeaderValue.Basic(basic.username(), basic.password()));
        }
        return headers;
    }

    private void put(String name, HeaderValue value) throws RenderFailure {
        if (!HeaderText.isName(name)) {
            throw new RenderFailure("the header name '" + printable(name) + "' holds characters that HTTP forbids");
        }
        if (value instanceof HeaderValue.Plain plain && !HeaderText.isValue(plain.text())) {
            throw new RenderFailure("the value of header '" + name
                    + "' holds a line break or another control character; HTTP forbids them");
        }
        if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
            all.put(name, value);
        }
    }

    private void unlessGiven(String name, String value) {
        if (all.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
            all.put(name, new HeaderValue.Plain(value));
        }
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
