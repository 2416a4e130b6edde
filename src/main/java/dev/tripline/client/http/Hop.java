package dev.tripline.client.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One request of a call: the first, or the one that a redirect asks for. */
record Hop(String method, HttpTarget target, List<HttpCall.Header> headers, Optional<String> host, byte[] body) {
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "cookie", "cookie2", "proxy-authorization", "www-authenticate");
    private static final Set<String> ABOUT_BODY =
            Set.of("content-type", "content-encoding", "content-language", "content-location");

    static Hop first(HttpCall call) {
        return new Hop(call.method(), call.target(), call.headers(), call.host(), call.body());
    }

    /**
     * As Go's client: 301, 302 and 303 lead on with GET (HEAD stays HEAD) and no body, 307 and 308 with method and body. Other
     * than Go, no secret header and no Host override goes to another scheme, host or port.
     *
     * @throws IllegalArgumentException when the address is none that may be followed
     */
    Optional<Hop> redirected(int status, Optional<String> location) {
        boolean keeps = status == 307 || status == 308;
        if (location.isEmpty() || !(keeps || (status >= 301 && status <= 303))) {
            return Optional.empty();
        }
        HttpTarget to = target.resolve(location.get());
        boolean same = target.sameOrigin(to);
        boolean bodyless = !keeps && !method.equals("GET") && !method.equals("HEAD");
        List<HttpCall.Header> kept = headers.stream()
                .filter(header -> same || !(header.secret() || CREDENTIALS.contains(lower(header))))
                .filter(header -> !bodyless || !ABOUT_BODY.contains(lower(header)))
                .toList();
        return Optional.of(new Hop(
                bodyless ? "GET" : method, to, kept, same ? host : Optional.empty(), keeps ? body : new byte[0]));
    }

    private static String lower(HttpCall.Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
