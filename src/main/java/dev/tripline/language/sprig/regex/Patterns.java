package dev.tripline.language.sprig.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.regex.UserPattern;
import java.util.LinkedHashMap;
import java.util.Map;

/** Patterns compiled lately: nearly all are constants of a template. Safe for any thread. */
final class Patterns {
    /** Size of the pattern times length of the text: what a search may take in steps. */
    private static final long MOST_STEPS = 1L << 30;

    private static final int KEPT = 200;

    private static final Map<String, Pattern> RECENT = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
            return size() > KEPT;
        }
    };

    private Patterns() {}

    /**
     * @param text what it is to be searched in
     * @throws EvaluationFailure when it is no pattern, or too large a one
     */
    static Pattern of(String regex, String text) throws EvaluationFailure {
        Pattern pattern = pattern(regex);
        long steps = pattern.programSize();
        if (steps * text.length() > MOST_STEPS) {
            throw EvaluationFailure.overBudget(
                    "a regular expression of " + steps + " steps on a text of " + text.length() + " characters");
        }
        return pattern;
    }

    private static Pattern pattern(String regex) throws EvaluationFailure {
        synchronized (RECENT) {
            Pattern known = RECENT.get(regex);
            if (known != null) {
                return known;
            }
        }
        Pattern pattern = compiled(regex);
        synchronized (RECENT) {
            RECENT.put(regex, pattern);
        }
        return pattern;
    }

    private static Pattern compiled(String regex) throws EvaluationFailure {
        try {
            return UserPattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationFailure("error parsing regexp: " + e.getDescription() + ": `" + shown(regex) + "`");
        }
    }

    private static String shown(String regex) {
        return regex.length() > 80 ? regex.substring(0, 80) + "…" : regex;
    }
}
