package dev.tripline.language.path.eval;

import java.util.Optional;

/** A step as an array reads it. Immutable. */
sealed interface Element {
    /** Where the found value goes. */
    Optional<Route> pipe();

    /** One item; below zero for none, when the part is no number. */
    record At(long index, Optional<Step> next, Optional<Route> pipe) implements Element {}

    /** {@code #}: the number of items. */
    record Count(Optional<Route> pipe) implements Element {}

    /** {@code #.route}: what the route finds in each item. The pipe takes effect when the array has been read. */
    record Each(Route route, Optional<Route> pipe) implements Element {}

    /**
     * {@code #(…)}: the first item, or all, that the condition holds for.
     *
     * @param rest what is looked up in an item that was hit
     * @param restPipe where that goes; takes effect with the first hit
     */
    record Where(Condition condition, boolean all, Optional<Route> rest, Optional<Route> restPipe, Optional<Route> pipe)
            implements Element {}

    static Element parse(String path) {
        if (path.startsWith("#.")) {
            Pipes split = Pipes.split(path.substring(2));
            return new Each(Route.of(split.left()), split.right());
        }
        if (path.startsWith("#(") || path.startsWith("#[")) {
            return where(path);
        }
        int end = ModifierCall.separator(path, 0, ".|");
        String part = path.substring(0, end);
        boolean hash = part.indexOf('#') >= 0;
        Optional<Step> next = Optional.empty();
        Optional<Route> pipe = Optional.empty();
        if (end < path.length()) {
            boolean dot = path.charAt(end) == '.';
            boolean pipes = !dot || !hash && end + 1 < path.length() && ModifierCall.pipes(path, end + 1);
            pipe = pipes ? Optional.of(Route.of(path.substring(end + 1))) : pipe;
            next = pipes ? next : Optional.of(new Step(path.substring(end + 1)));
        }
        return part.equals("#") ? new Count(pipe) : new At(index(part), next, pipe);
    }

    private static Element where(String path) {
        Optional<Condition.Parsed> parsed = Condition.parse(path);
        if (parsed.isEmpty()) {
            return new Where(Condition.ANY, false, Optional.empty(), Optional.empty(), Optional.empty());
        }
        int end = parsed.get().end();
        boolean all = end < path.length() && path.charAt(end) == '#';
        int separator = ModifierCall.separator(path, end, ".|");
        Condition condition = parsed.get().condition();
        if (separator == path.length()) {
            return new Where(condition, all, Optional.empty(), Optional.empty(), Optional.empty());
        }
        String rest = path.substring(separator + 1);
        if (path.charAt(separator) == '|') {
            return new Where(condition, all, Optional.empty(), Optional.empty(), Optional.of(Route.of(rest)));
        }
        Pipes split = Pipes.split(rest);
        return new Where(condition, all, Optional.of(Route.of(split.left())), split.right(), Optional.empty());
    }

    private static long index(String part) {
        long index = part.isEmpty() ? -1 : 0;
        for (int i = 0; i < part.length() && index >= 0; i++) {
            char c = part.charAt(i);
            boolean digit = c >= '0' && c <= '9' && index < Integer.MAX_VALUE;
            index = digit ? index * 10 + (c - '0') : -1;
        }
        return index;
    }
}
