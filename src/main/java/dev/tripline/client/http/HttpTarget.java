package dev.tripline.client.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The address of a call. Read as leniently as Go reads URLs: characters that do not belong into a path are escaped rather
 * than refused, and a host may have underscores.
 *
 * @param uri path and query as they are sent, beginning with a slash
 */
public record HttpTarget(boolean secure, String host, int port, String uri) {
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.%]+]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._~-]+");
    private static final String ESCAPED = " \"<>\\^`{|}";

    /**
     * Reads an absolute URL; a fragment is dropped.
     *
     * @throws IllegalArgumentException when it is not an http or https URL, holds user-info, or cannot be read. The message
     *     does not repeat the URL, which may hold a password.
     */
    public static HttpTarget parse(String url) {
        if (url.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the URL holds a control character");
        }
        int colon = url.indexOf("://");
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("the URL must begin with http:// or https://");
        }
        String rest = url.substring(colon + 3).split("#", 2)[0];
        int end = rest.length();
        for (int i = rest.length() - 1; i >= 0; i--) {
            if (rest.charAt(i) == '/' || rest.charAt(i) == '?') {
                end = i;
            }
        }
        String path = escape(rest.substring(end));
        return of(scheme.equals("https"), rest.substring(0, end), path.startsWith("/") ? path : "/" + path);
    }

    private static HttpTarget of(boolean secure, String authority, String uri) {
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException("the URL holds a user or password; put them into basicAuth");
        }
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "";
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!(bracketed ? ADDRESS : NAME).matcher(host).matches()) {
            throw new IllegalArgumentException("the URL has no host that can be read");
        }
        return new HttpTarget(secure, bracketed ? host.substring(1, host.length() - 1) : host, port(port, secure), uri);
    }

    private static int port(String text, boolean secure) {
        if (text.isEmpty()) {
            return secure ? 443 : 80;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("the URL's port is not a number from 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static String escape(String path) {
        StringBuilder out = new StringBuilder();
        path.codePoints().forEach(c -> {
            if (c > '~' || ESCAPED.indexOf(c) >= 0) {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(String.format("%02X", b & 0xff));
                }
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * Where a {@code Location} header leads from here.
     *
     * @throws IllegalArgumentException as {@link #parse}
     */
    HttpTarget resolve(String location) {
        try {
            // The host may have characters that URI does not take, so the base goes without its own.
            URI base = new URI((secure ? "https" : "http") + "://base.invalid" + uri);
            URI to = base.resolve(new URI(escape(location.strip())));
            if (Objects.equals(to.getRawAuthority(), base.getRawAuthority())
                    && Objects.equals(to.getScheme(), base.getScheme())) {
                String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
                String path = Objects.requireNonNullElse(to.getRawPath(), "");
                return new HttpTarget(secure, host, port, (path.startsWith("/") ? path : "/" + path) + query);
            }
            return parse(to.toString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the redirect's address cannot be read", e);
        }
    }

    /** Scheme, host and port: what must be the same for credentials to go along. */
    boolean sameOrigin(HttpTarget other) {
        return secure == other.secure && port == other.port && host.equalsIgnoreCase(other.host);
    }

    /** Host and, unless it is the scheme's own, port. */
    public String authority() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + uri;
    }
}
