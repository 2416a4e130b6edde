package dev.tripline.language.expr.value;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.regex.UserPattern;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation: its world, and what it may still use. For one thread. */
public final class Evaluation {
    /** Nodes and items that are looked at; {@value #LETTERS_PER_STEP} characters that are read count as one. */
    public static final int MOST_STEPS = 2_000_000;

    /** Items of all lists and maps that are made. */
    public static final int MOST_ITEMS = 1_000_000;

    /** Characters of all strings that are made. */
    public static final int MOST_TEXT = 16 << 20;

    /** Levels of lists in lists. */
    public static final int DEEPEST = 1000;

    /** Characters of a regular expression that an event brings. */
    public static final int LONGEST_PATTERN = 1000;

    public static final int LETTERS_PER_STEP = 64;

    /** Letters times instructions of a regular expression, which is what matching costs at worst. */
    private static final int MATCHING_PER_STEP = 128;

    private static final int STEPS_PER_PATTERN = 1000;
    private static final int STEPS_PER_INSTRUCTION = 4;
    private static final int MOST_PATTERNS_KEPT = 16;

    private final World world;
    private @Nullable Map<String, Pattern> patterns;
    private int steps = MOST_STEPS;
    private int items = MOST_ITEMS;
    private int text = MOST_TEXT;

    public Evaluation(World world) {
        this.world = world;
    }

    public World world() {
        return world;
    }

    public void step() throws EvaluationFailure {
        steps(1);
    }

    public void steps(long count) throws EvaluationFailure {
        if (count > steps) {
            throw EvaluationFailure.overBudget("more than " + MOST_STEPS + " steps");
        }
        steps -= (int) count;
    }

    /** So many characters will be read. */
    public void reads(long letters) throws EvaluationFailure {
        steps(letters / LETTERS_PER_STEP);
    }

    /** Whether the pattern is found in a text. */
    public boolean matches(Pattern pattern, String text) throws EvaluationFailure {
        steps((long) text.length() * pattern.programSize() / MATCHING_PER_STEP);
        return pattern.matcher(text).find();
    }

    /** A list or map of so many items will be made. */
    public void items(long count) throws EvaluationFailure {
        if (count >= items) {
            throw EvaluationFailure.overBudget("lists of more than " + (MOST_ITEMS - 1) + " items");
        }
        items -= (int) count;
    }

    /** A string of so many characters will be made. */
    public void text(long letters) throws EvaluationFailure {
        if (letters > text) {
            throw EvaluationFailure.overBudget("strings of more than " + MOST_TEXT + " characters");
        }
        text -= (int) letters;
    }

    /** A string that has just been made; what made it knows a bound of its own. */
    public String made(String result) throws EvaluationFailure {
        text(result.length());
        return result;
    }

    public static EvaluationFailure tooDeep() {
        return EvaluationFailure.overBudget("a value nested deeper than " + DEEPEST + " levels");
    }

    /** A pattern that is known only now; compiled once for each evaluation. */
    public Pattern pattern(String pattern) throws EvaluationFailure {
        Map<String, Pattern> kept = patterns == null ? new LinkedHashMap<>() : patterns;
        patterns = kept;
        Pattern known = kept.get(pattern);
        if (known != null) {
            return known;
        }
        if (pattern.length() > LONGEST_PATTERN) {
            throw EvaluationFailure.overBudget("a regular expression longer than " + LONGEST_PATTERN + " characters");
        }
        if (!GoText.wellFormed(pattern).equals(pattern)) {
            throw new EvaluationFailure("bad regular expression: invalid UTF-8");
        }
        steps(STEPS_PER_PATTERN);
        try {
            Pattern compiled = UserPattern.compile(pattern);
            steps((long) compiled.programSize() * STEPS_PER_INSTRUCTION);
            if (kept.size() == MOST_PATTERNS_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(pattern, compiled);
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new EvaluationFailure("bad regular expression: " + e.getDescription());
        }
    }
}
