package dev.tripline.language.path.edit;

import dev.tripline.language.path.eval.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where to write. */
public sealed interface Destination {
    /** Keys and indexes, which are created where they are missing. */
    record Plain(List<Part> parts) implements Destination {}

    /** A path to look up; only what it finds is overwritten. */
    record Search(Route route) implements Destination {}

    /**
     * One level.
     *
     * @param key with its escapes undone
     * @param route that finds it
     * @param forced to be a key by a leading colon
     */
    record Part(String key, Route route, boolean forced) {
        /** The array index that this part means; an empty part is the first one. */
        Optional<Long> index() {
            boolean digits = !forced && key.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!digits) {
                return Optional.empty();
            }
            String significant = key.replaceFirst("^0+", "");
            boolean tooLarge = significant.length() > 18;
            return Optional.of(tooLarge ? Long.MAX_VALUE : significant.isEmpty() ? 0 : Long.parseLong(significant));
        }

        boolean appends() {
            return !forced && key.equals("-1");
        }
    }

    static Destination parse(String dest) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        while (start <= dest.length()) {
            boolean forced = dest.startsWith(":", start);
            start += forced ? 1 : 0;
            StringBuilder key = new StringBuilder();
            int i = start;
            while (i < dest.length() && dest.charAt(i) != '.') {
                if ("|#@*?".indexOf(dest.charAt(i)) >= 0) {
                    return new Search(Route.of(dest));
                }
                i += dest.charAt(i) == '\\' ? 1 : 0;
                if (i < dest.length()) {
                    key.append(dest.charAt(i));
                }
                i++;
            }
            int end = Math.min(i, dest.length());
            parts.add(new Part(key.toString(), Route.of(dest.substring(start, end)), forced));
            start = i + 1;
        }
        return new Plain(List.copyOf(parts));
    }
}
