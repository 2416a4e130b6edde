package dev.tripline.language.sprig.url;

/**
 * A URL as net/url takes it apart. Everything but the query is without escapes.
 *
 * @param user name and password with escapes, as they are written again; empty for none
 * @param opaque what stands behind the scheme where no slash follows it
 */
record Url(String scheme, String opaque, String user, String host, String path, String query, String fragment) {
    private static final String USER_LETTERS = "-._:~!$&'()*+,;=%@";

    static Url parse(String text) throws BadUrl {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new BadUrl("net/url: invalid control character in URL");
        }
        int hash = text.indexOf('#');
        String fragment = hash < 0 ? "" : Escape.FRAGMENT.unescape(text.substring(hash + 1));
        String rest = hash < 0 ? text : text.substring(0, hash);
        if (rest.equals("*")) {
            return new Url("", "", "", "", "*", "", fragment);
        }
        int colon = schemeEnd(rest);
        String scheme = rest.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
        rest = rest.substring(colon == 0 ? 0 : colon + 1);
        int mark = rest.indexOf('?');
        String query = mark < 0 ? "" : rest.substring(mark + 1);
        rest = mark < 0 ? rest : rest.substring(0, mark);
        return hierarchy(scheme, rest, query, fragment);
    }

    private static Url hierarchy(String scheme, String rest, String query, String fragment) throws BadUrl {
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                return new Url(scheme, rest, "", "", "", query, fragment);
            }
            int slash = rest.indexOf('/');
            if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
                throw new BadUrl("first path segment in URL cannot contain colon");
            }
        }
        boolean hasAuthority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
        if (!hasAuthority) {
            return new Url(scheme, "", "", "", Escape.PATH.unescape(rest), query, fragment);
        }
        int slash = rest.indexOf('/', 2);
        String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        int at = authority.lastIndexOf('@');
        String host = host(authority.substring(at + 1), scheme);
        String user = at < 0 ? "" : user(authority.substring(0, at));
        return new Url(scheme, "", user, host, Escape.PATH.unescape(path), query, fragment);
    }

    /** Where the colon stands behind the scheme; 0 when there is no scheme. */
    private static int schemeEnd(String text) throws BadUrl {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean other = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
            if (c == ':') {
                if (i == 0) {
                    throw new BadUrl("missing protocol scheme");
                }
                return i;
            }
            if (!letter && (i == 0 || !other)) {
                return 0;
            }
        }
        return 0;
    }

    /** Name and password, checked, and escaped anew. */
    static String user(String text) throws BadUrl {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            if (!plain && USER_LETTERS.indexOf(c) < 0) {
                throw new BadUrl("net/url: invalid userinfo");
            }
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Escape.USER.escape(Escape.USER.unescape(text));
        }
        return Escape.USER.escape(Escape.USER.unescape(text.substring(0, colon))) + ":"
                + Escape.USER.escape(Escape.USER.unescape(text.substring(colon + 1)));
    }

    /** Only with HTTP a host has no colons of its own. */
    private static String host(String text, String scheme) throws BadUrl {
        int bracket = text.lastIndexOf('[');
        if (bracket < 0) {
            boolean strict = scheme.equals("http") || scheme.equals("https");
            int colon = strict ? text.indexOf(':') : text.lastIndexOf(':');
            if (colon >= 0 && !isPort(text.substring(colon))) {
                throw new BadUrl("invalid port \"" + text.substring(colon) + "\" after host");
            }
            return Escape.HOST.unescape(text);
        }
        int end = text.lastIndexOf(']');
        if (bracket > 0 || end < 0) {
            throw new BadUrl(end < 0 ? "missing ']' in host" : "invalid IP-literal");
        }
        if (!isPort(text.substring(end + 1))) {
            throw new BadUrl("invalid port \"" + text.substring(end + 1) + "\" after host");
        }
        String address = text.substring(1, end);
        int zone = address.indexOf("%25");
        String plain = zone < 0 ? Escape.HOST.unescape(address) : address.substring(0, zone);
        if (IpAddress.parse(plain).filter(bytes -> bytes.length == 16).isEmpty()) {
            throw new BadUrl("invalid IP-literal");
        }
        String named = zone < 0 ? plain : plain + "%" + Escape.PATH.unescape(address.substring(zone + 3));
        return "[" + named + "]" + text.substring(end + 1);
    }

    /** Empty, or a colon and digits or nothing. */
    private static boolean isPort(String text) {
        return text.isEmpty()
                || text.charAt(0) == ':' && text.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The host without port and brackets. */
    String hostname() {
        int colon = host.lastIndexOf(':');
        String name = colon >= 0 && isPort(host.substring(colon)) ? host.substring(0, colon) : host;
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (!scheme.isEmpty()) {
            out.append(scheme).append(':');
        }
        if (opaque.isEmpty()) {
            authority(out);
            String escaped = path.equals("*") ? "*" : Escape.PATH.escape(path);
            if (!escaped.isEmpty() && !escaped.startsWith("/") && !host.isEmpty()) {
                out.append('/');
            }
            // Else the first step would be read as a scheme.
            int slash = escaped.indexOf('/');
            if (out.isEmpty() && (slash < 0 ? escaped : escaped.substring(0, slash)).indexOf(':') >= 0) {
                out.append("./");
            }
            out.append(escaped);
        } else {
            out.append(opaque);
        }
        if (!query.isEmpty()) {
            out.append('?').append(query);
        }
        return out.append(fragment.isEmpty() ? "" : "#" + Escape.FRAGMENT.escape(fragment))
                .toString();
    }

    private void authority(StringBuilder out) {
        boolean wanted = !scheme.isEmpty() || !host.isEmpty() || !user.isEmpty();
        if (wanted && !(host.isEmpty() && path.isEmpty() && user.isEmpty())) {
            out.append("//");
        }
        if (!user.isEmpty()) {
            out.append(user).append('@');
        }
        out.append(Escape.HOST.escape(host));
    }
}
