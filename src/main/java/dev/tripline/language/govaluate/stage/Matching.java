package dev.tripline.language.govaluate.stage;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.regex.UserPattern;
import org.jspecify.annotations.Nullable;

/** Whether a text contains what a pattern describes (RE2). */
final class Matching {
    private static final int STEPS_TO_COMPILE = 4;

    private Matching() {}

    static boolean matches(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (!(left instanceof String text)) {
            throw new EvaluationFailure("a pattern is looked for in a text, not in " + Words.of(left));
        }
        Pattern pattern = pattern(right, evaluation);
        evaluation.read((long) text.length() * pattern.programSize());
        return pattern.matcher(text).find();
    }

    private static Pattern pattern(@Nullable Object value, Evaluation evaluation) throws EvaluationFailure {
        if (value instanceof Pattern compiled) {
            return compiled;
        }
        if (!(value instanceof String text)) {
            throw new EvaluationFailure("a pattern is a text, not " + Words.of(value));
        }
        try {
            Pattern compiled = UserPattern.compile(text);
            evaluation.spend((long) compiled.programSize() * STEPS_TO_COMPILE);
            return compiled;
        } catch (PatternSyntaxException e) {
            throw new EvaluationFailure("bad regular expression: " + e.getDescription());
        }
    }
}
