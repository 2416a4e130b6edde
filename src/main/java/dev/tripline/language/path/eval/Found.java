package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Slice;
import java.util.List;

/**
 * What a route found.
 *
 * @param value which may be missing
 * @param located whether the value is a region of the document itself, not one made on the way
 * @param parts for a list gathered from the document: the regions it was gathered from; empty when any was made
 */
public record Found(Slice value, boolean located, List<Slice> parts) {
    public static final Found NOTHING = made(Slice.MISSING);

    static Found made(Slice value) {
        return new Found(value, false, List.of());
    }

    static Found json(String made) {
        return made(Slice.region(made));
    }

    static Found in(Slice document) {
        return new Found(document, true, List.of());
    }

    static Found count(long items) {
        String digits = Long.toString(items);
        return made(new Slice(Kind.NUMBER, digits, 0, digits.length()));
    }

    boolean exists() {
        return value.exists();
    }
}
