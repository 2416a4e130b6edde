package dev.tripline.language.path.eval;

import dev.tripline.language.path.syntax.Comparison;
import dev.tripline.language.path.syntax.Pipes;
import dev.tripline.language.path.syntax.QueryText;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Slice;
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
     * {@code #(…)}: the first item, or all, that the comparison holds for. An unclosed query means to gjson the first
     * item that is a scalar, which is what one without path and operator means too.
     *
     * @param subject what is looked up in an item and compared; in a scalar only the empty path finds something
     * @param rest what is looked up in an item that was hit
     * @param restPipe where that goes; takes effect with the first hit
     */
    record Where(
            Route subject,
            Comparison comparison,
            boolean all,
            Optional<Route> rest,
            Optional<Route> restPipe,
            Optional<Route> pipe)
            implements Element {
        boolean holds(Slice item, Budget budget) {
            if (item.kind() == Kind.JSON) {
                return comparison.holds(subject.get(item, budget).value(), budget);
            }
            return subject.path().isEmpty() && comparison.holds(item, budget);
        }
    }

    static Element parse(String path) {
        if (path.startsWith("#.")) {
            Pipes split = Pipes.split(path.substring(2));
            return new Each(Route.of(split.left()), split.right().map(Route::of));
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
        QueryText query = QueryText.of(path);
        int end = query.end();
        boolean all = query.closed() && path.startsWith("#", end);
        Optional<Route> rest = Optional.empty();
        Optional<Route> restPipe = Optional.empty();
        Optional<Route> pipe = Optional.empty();
        int separator = ModifierCall.separator(path, end, ".|");
        if (path.startsWith("|", separator)) {
            pipe = Optional.of(Route.of(path.substring(separator + 1)));
        } else if (separator < path.length()) {
            Pipes split = Pipes.split(path.substring(separator + 1));
            rest = Optional.of(Route.of(split.left()));
            restPipe = split.right().map(Route::of);
        }
        return new Where(Route.of(query.path()), Comparison.of(query), all, rest, restPipe, pipe);
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
