package dev.tripline.language.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Compiles patterns that users or events bring. RE2/J matches in linear time, but would unfold <code>((a{1000}){1000}){1000}</code>
 * until the memory is full; Go refuses that, and so does this. Stateless, safe for any thread.
 */
public final class UserPattern {
    /** In characters. */
    public static final int LONGEST = 10_000;

    /** The largest program, in instructions, roughly one for each character once repetitions are unfolded. */
    public static final int LARGEST = 100_000;

    private UserPattern() {}

    /**
     * The compiled pattern; {@code find()} is Go's Match.
     *
     * @throws PatternSyntaxException for bad syntax, and for repetitions, nesting or a size beyond the limits
     */
    public static Pattern compile(String regex) {
        new Weight(regex).check();
        return Pattern.compile(regex);
    }
}
