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
     * @throws EvaluationFailure when it is no pattern, or too long a one
     */
    static Pattern of(String regex) throws EvaluationFailure {
        if (regex.length() > LONGEST) {
            throw EvaluationFailure.overBudget("a regular expression longer than " + LONGEST + " characters");
        }
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
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw new EvaluationFailure("error parsing regexp: " + e.getDescription() + ": `" + e.getPattern() + "`");
        }
    }
}
