package dev.tripline.language.sprig.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.TimeLimit;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Text;
import java.util.ArrayList;
import java.util.List;

/** All places in a text where a pattern matches, as Go's regexp finds them: not an empty one right behind another. */
final class Matches {
    private static final int LONGEST_MILLISECONDS = 2_000;

    private final Matcher matcher;
    private final String text;
    private final TimeLimit time = new TimeLimit(LONGEST_MILLISECONDS);
    private int next;
    private int previousEnd = -1;

    Matches(Pattern pattern, String text) {
        this.matcher = pattern.matcher(text);
        this.text = text;
    }

    /** Goes to the next place, which {@link #start} to {@link #end} then tell. */
    boolean find() throws EvaluationFailure {
        while (next <= text.length() && matcher.find(next)) {
            // Each search may look at all the rest to find one letter.
            if (time.isOver()) {
                throw EvaluationFailure.overBudget("all matches of a regular expression take more than two seconds");
            }
            boolean repeated = matcher.end() == matcher.start() && matcher.start() == previousEnd;
            previousEnd = matcher.end();
            next = matcher.end() > next ? matcher.end() : behindLetter(next);
            if (!repeated) {
                return true;
            }
        }
        return false;
    }

    private int behindLetter(int at) {
        return at < text.length() ? text.offsetByCodePoints(at, 1) : at + 1;
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    Matcher matcher() {
        return matcher;
    }

    /**
     * @param count how many at most, negative for all
     */
    static List<String> texts(Pattern pattern, String text, long count) throws EvaluationFailure {
        List<String> found = new ArrayList<>();
        Matches matches = new Matches(pattern, text);
        while ((count < 0 || found.size() < count) && matches.find()) {
            found.add(text.substring(matches.start(), matches.end()));
            Limits.items(found.size());
        }
        return found;
    }

    /** What stands between the matches; one at the very beginning that is empty separates nothing. */
    static List<String> split(Pattern pattern, String text, long count) throws EvaluationFailure {
        List<String> parts = new ArrayList<>();
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            parts.add("");
            return parts;
        }
        Matches matches = new Matches(pattern, text);
        int start = 0;
        int end = 0;
        while ((count < 0 || parts.size() < count - 1) && matches.find()) {
            end = matches.start();
            if (matches.end() != 0) {
                parts.add(text.substring(start, end));
                Limits.items(parts.size());
            }
            start = matches.end();
        }
        if (end != text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    static String replace(Pattern pattern, String text, Replacement replacement) throws EvaluationFailure {
        Matches matches = new Matches(pattern, text);
        Text out = new Text();
        int start = 0;
        while (matches.find()) {
            out.add(text, start, matches.start());
            replacement.write(matches.matcher(), out);
            start = matches.end();
        }
        return out.add(text, start, text.length()).toString();
    }
}
