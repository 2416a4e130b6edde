package dev.tripline.source.registration.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Makes addresses of collections. */
public final class Places {
    private Places() {}

    /** The base of an API, which a manifest may write with or without its path: {@code https://git.example.com}, {@code /api/v1}. */
    public static String api(String address, String path) {
        String base = address.replaceAll("/+$", "");
        return base.endsWith(path) ? base : base + path;
    }

    /** The segments below a base, each escaped as a whole: a slash in a name stays part of the name. */
    public static String of(String base, String... segments) {
        return Arrays.stream(segments).map(Places::escape).collect(Collectors.joining("/", base + "/", ""));
    }

    private static String escape(String segment) {
        String escaped = URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
        return escaped.matches("\\.{1,2}") ? escaped.replace(".", "%2E") : escaped;
    }
}
