package dev.tripline.language.script.pattern;

import dev.tripline.language.script.value.Budget;
import java.util.ArrayList;
import java.util.List;

/** A pattern, ready to match. Immutable. */
public final class Pattern {
    private static final int BYTES_OF_A_MATCH = 48;

    private final Step[] steps;
    private final boolean anchored;
    private final int captures;

    Pattern(Step[] steps, boolean anchored, int captures) {
        this.steps = steps;
        this.anchored = anchored;
        this.captures = captures;
    }

    /**
     * @throws BadPattern what is wrong, and where
     */
    public static Pattern compile(String text) throws BadPattern {
        return new PatternReader(text).read();
    }

    /**
     * The matches from a place on, one after another. An empty match is followed by a search one byte further.
     *
     * @param limit how many are wanted; less than 0 means all
     * @throws BadPattern a reference to a capture that is not complete
     */
    public List<Match> find(String text, int from, int limit, Budget budget) throws BadPattern {
        List<Match> matches = new ArrayList<>();
        Matcher matcher = new Matcher(steps, captures, text, budget);
        int start = from;
        while (start <= text.length()) {
            Match match = matcher.match(start);
            start++;
            if (match != null) {
                budget.allocate(BYTES_OF_A_MATCH + 8L * captures);
                matches.add(match);
                start = Math.max(start, match.end());
            }
            if (matches.size() == limit || anchored) {
                break;
            }
        }
        return matches;
    }
}
