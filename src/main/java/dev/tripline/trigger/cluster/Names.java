package dev.tripline.trigger.cluster;

import java.util.regex.Pattern;

/**
 * What may stand in a path of the API. Names come out of events too: one with a slash would lead to another object, and an
 * empty one to all of them.
 */
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:@-]{0,252})");
    private static final Pattern API_VERSION = Pattern.compile("(?:[a-z0-9][a-z0-9.-]{0,252}/)?[a-z0-9]{1,63}");
    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,62}");

    private Names() {}

    /**
     * @throws Stopped when it is no name of an object or a namespace
     */
    static void check(String what, String name) throws Stopped {
        require(NAME, what, name);
    }

    /**
     * @throws Stopped when there can be no such kind
     */
    static void check(String apiVersion, String kind, String plural) throws Stopped {
        require(API_VERSION, "apiVersion", apiVersion);
        require(KIND, "kind", kind);
        require(NAME, "kind", plural);
    }

    private static void require(Pattern pattern, String what, String text) throws Stopped {
        if (!pattern.matcher(text).matches()) {
            String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
            throw Stopped.rejected("nothing sent: \"" + shown.replaceAll("\\p{C}", "?") + "\" is no " + what);
        }
    }
}
