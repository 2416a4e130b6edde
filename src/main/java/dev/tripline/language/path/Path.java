package dev.tripline.language.path;

import dev.tripline.language.path.eval.Route;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;

/**
 * A gjson path, compiled once and looked up in many documents (sensor specification 2.3). Immutable, safe for any thread.
 * The document need not be valid JSON: as in gjson, what stands before a mistake is found.
 *
 * <p>A look-up is bounded: nesting beyond {@value Budget#MAX_DEPTH} levels, more than {@value Budget#MAX_OUTPUT}
 * characters made by modifiers and multipaths, or work out of proportion to the document find nothing.
 */
public final class Path {
    /** Longer paths find nothing. */
    static final int MAX_LENGTH = 1 << 16;

    private final String source;
    private final Route route;

    private Path(String source) {
        this.source = source;
        this.route = Route.of(source.length() > MAX_LENGTH ? "" : source).compiled();
    }

    /** Never fails: an odd path is one that finds nothing. */
    public static Path compile(String path) {
        return new Path(path);
    }

    /** What stands at this path, {@link PathValue#MISSING} when nothing does. */
    public PathValue in(Json json) {
        String text = json.text();
        try {
            return PathValue.of(
                    route.get(Slice.region(text), new Budget(text.length())).value());
        } catch (Budget.Exhausted e) {
            return PathValue.MISSING;
        }
    }

    /** The path as it was written. */
    public String source() {
        return source;
    }

    @Override
    public String toString() {
        return source;
    }
}
