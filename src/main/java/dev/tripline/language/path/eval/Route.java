package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path from the root of a region: gjson.Get. Compiled on first use, because the parts of a hostile path are not worth
 * compiling before a document reaches them. Safe for any thread: what is compiled is immutable, and compiling it twice
 * does no harm.
 */
public final class Route {
    private final String path;
    private @Nullable Form form;

    private Route(String path) {
        this.path = path;
    }

    public static Route of(String path) {
        return new Route(path);
    }

    public String path() {
        return path;
    }

    /** Compiles what every document needs, so that no event has to. */
    public Route compiled() {
        if (form() instanceof Form.Plain plain) {
            plain.step().compile();
        }
        return this;
    }

    /**
     * Looks into a region.
     *
     * @throws Budget.Exhausted when that costs too much
     */
    public Found get(Slice region, Budget budget) {
        budget.enter();
        Found found = form().get(region, budget);
        budget.leave();
        return found;
    }

    private Form form() {
        Form known = form;
        if (known == null) {
            known = parse(path);
            form = known;
        }
        return known;
    }

    private static Form parse(String path) {
        if (path.length() > 1) {
            Optional<Form> special = switch (path.charAt(0)) {
                case '@' -> ModifierCall.parse(path);
                case '!' -> Form.Literal.parse(path);
                default -> Optional.empty();
            };
            if (special.isPresent()) {
                return special.get();
            }
            if (path.charAt(0) == '[' || path.charAt(0) == '{') {
                return Multipath.parse(path);
            }
        }
        return plain(path);
    }

    static Form plain(String path) {
        boolean lines = path.startsWith("..");
        return new Form.Plain(new Step(lines ? path.substring(2) : path), lines);
    }

    /** What stands behind a complete first part: nothing, or a separator and another route. */
    static Optional<Route> follow(String rest) {
        boolean more = !rest.isEmpty() && (rest.charAt(0) == '.' || rest.charAt(0) == '|');
        return more ? Optional.of(of(rest.substring(1))) : Optional.empty();
    }
}
