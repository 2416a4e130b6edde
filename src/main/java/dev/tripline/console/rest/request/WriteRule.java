package dev.tripline.console.rest.request;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may change something: whoever has the token, and on the same machine everybody but the pages of a browser.
 *
 * @param token empty when there is none
 */
record WriteRule(Optional<String> token) {
    private static final String BEARER = "bearer ";

    /**
     * What a request says of itself; a header that it lacks is empty.
     *
     * @param peer the address at the other end of the connection
     */
    record Caller(String peer, String host, String origin, String authorization, String contentType) {}

    /** Why not; empty when it may. */
    Optional<Refusal> check(Caller caller) {
        String type = caller.contentType().split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            return Optional.of(new Refusal(
                    415, "Unsupported media type", "want Content-Type: application/json, not \"" + type + "\""));
        }
        if (!caller.origin().isEmpty() && !sameOrigin(caller)) {
            return forbidden("pages of " + caller.origin() + " may not write here");
        }
        if (!caller.authorization().isEmpty()) {
            return isToken(caller.authorization())
                    ? Optional.empty()
                    : forbidden("this token is not the one in the file of --api-token-file");
        }
        if (isLoopback(caller.peer()) && isLocalName(caller.host())) {
            return Optional.empty();
        }
        return forbidden(
                token.isEmpty()
                        ? "writing is for callers on the same machine, by the address 127.0.0.1 or localhost; start Tripline"
                                + " with --api-token-file FILE to let others in by a token"
                        : "writing from elsewhere needs Authorization: Bearer and the token of --api-token-file;"
                                + " the command line sends what is in the file TRIPLINE_API_TOKEN_FILE");
    }

    private static Optional<Refusal> forbidden(String why) {
        return Optional.of(new Refusal(403, "Not allowed", why));
    }

    private boolean isToken(String authorization) {
        if (token.isEmpty() || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token.get().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean sameOrigin(Caller caller) {
        try {
            String authority = URI.create(caller.origin()).getAuthority();
            return authority != null && authority.equalsIgnoreCase(caller.host());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A page that has its own name point here must not pass for somebody on this machine. */
    private static boolean isLocalName(String host) {
        String name = host.startsWith("[") ? host.replaceFirst("].*$", "]") : host.replaceFirst(":\\d+$", "");
        return name.equalsIgnoreCase("localhost") || name.equals("[::1]") || name.matches("127(\\.\\d{1,3}){3}");
    }
}
