package dev.tripline.source.host.http;

import dev.tripline.source.HookRequest;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Request headers as a Go server shows them to Argo Events: canonical names, sorted, values as UTF-8 text. */
final class HeaderLines {
    static final String AUTHORIZATION = "Authorization";
    private static final String MASK = HookRequest.MASK;
    /** Go's server keeps these to itself. */
    private static final Set<String> HIDDEN = Set.of("Host", "Transfer-Encoding", "Trailer");

    private static final int MAX_CACHED = 1024;
    private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

    private HeaderLines() {}

    static Map<String, List<String>> of(MultiMap headers) {
        Map<String, List<String>> lines = new TreeMap<>();
        headers.forEach((name, value) -> {
            String canonical = canonical(name);
            if (!HIDDEN.contains(canonical)) {
                lines.computeIfAbsent(canonical, n -> new ArrayList<>(1))
                        .add(canonical.equals(AUTHORIZATION) ? MASK : utf8(value));
            }
        });
        return lines;
    }

    static String canonical(String name) {
        String known = CACHE.get(name);
        if (known != null) {
            return known;
        }
        String canonical = capitalise(name);
        if (CACHE.size() < MAX_CACHED && name.length() <= 64) {
            CACHE.put(name, canonical);
        }
        return canonical;
    }

    /** First letters and those after a hyphen are upper case, others lower; a name with foreign characters stays. */
    private static String capitalise(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean lower = c >= 'a' && c <= 'z';
            boolean upper = c >= 'A' && c <= 'Z';
            if (!lower && !upper && !(c >= '0' && c <= '9') && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return name;
            }
            canonical.append(first && lower ? (char) (c - 32) : !first && upper ? (char) (c + 32) : c);
            first = c == '-';
        }
        return canonical.toString();
    }

    /** The server gives one char for each byte. */
    private static String utf8(String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if (latin1.charAt(i) >= 0x80) {
                return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return latin1;
    }
}
