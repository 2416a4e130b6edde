package dev.tripline.trigger.argocd;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of repositories, so that all ways to write one are equal, as Argo CD holds them for equal. Pure. */
final class GitUrl {
    /** Scheme, user, {@code ssh.} or {@code altssh.}, host, port, path. */
    private static final Pattern PARTS =
            Pattern.compile("(?:[a-z+]+://)?(?:[^@/]*@)?(?:(?:alt)?ssh\\.)?([^:/]+)(?::\\d+(?=/))?[:/]+(.*)");

    private GitUrl() {}

    /** Host and path in lower case, without scheme, user, port and {@code .git}. */
    static String normal(String url) {
        String lower = url.strip().toLowerCase(Locale.ROOT);
        Matcher parts = PARTS.matcher(lower);
        String plain = parts.matches() ? parts.group(1) + "/" + parts.group(2) : lower;
        String path = plain.replaceAll("/+$", "");
        return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
    }
}
