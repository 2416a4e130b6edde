package dev.tripline.language.sprig.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.EvaluationFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/** Patterns compiled lately: nearly all are constants of a template. Safe for any thread. */
final class Patterns {
    /** Characters. */
    static final int LONGEST = 10_000;

    /** Size of the pattern times length of the text: what a search may take in steps. */
    private static final long MOST_STEPS = 1L << 30;

    private static final int KEPT = 200;

    /**
     * @param size in steps
     */
    private record Sized(Pattern pattern, long size) {}

    private static final Map<String, Sized> RECENT = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sized> eldest) {
            return size() > KEPT;
        }
    };

    private Patterns() {}

    /**
     * @param text what it is to be searched in
     * @throws EvaluationFailure when it is no pattern, or too large a one
     */
    static Pattern of(String regex, String text) throws EvaluationFailure {
        Sized sized = sized(regex);
        if (sized.size() * text.length() > MOST_STEPS) {
            throw EvaluationFailure.overBudget(
                    "a regular expression of " + sized.size() + " steps on a text of " + text.length() + " characters");
        }
        return sized.pattern();
    }

    private static Sized sized(String regex) throws EvaluationFailure {
        if (regex.length() > LONGEST) {
            throw EvaluationFailure.overBudget("a regular expression longer than " + LONGEST + " characters");
        }
        synchronized (RECENT) {
            Sized known = RECENT.get(regex);
            if (known != null) {
                return known;
            }
        }
        long size = PatternSize.of(regex);
        Sized sized = new Sized(compiled(regex), size);
        synchronized (RECENT) {
            RECENT.put(regex, sized);
        }
        return sized;
    }

    private static Pattern compiled(String regex) throws EvaluationFailure {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationFailure("error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }
}
