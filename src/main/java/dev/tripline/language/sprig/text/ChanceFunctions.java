package dev.tripline.language.sprig.text;

import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Texts by chance. */
public final class ChanceFunctions {
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ASCII = ascii();

    private ChanceFunctions() {}

    private static String ascii() {
        StringBuilder out = new StringBuilder();
        for (char c = ' '; c < 0x7F; c++) {
            out.append(c);
        }
        return out.toString();
    }

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("randAlphaNum", a -> chosen(a, LETTERS + DIGITS), INT)
                .add("randAlpha", a -> chosen(a, LETTERS), INT)
                .add("randNumeric", a -> chosen(a, DIGITS), INT)
                .add("randAscii", a -> chosen(a, ASCII), INT)
                .add("shuffle", ChanceFunctions::shuffled, STRING)
                .add("uuidv4", ChanceFunctions::uuid)
                .functions();
    }

    private static String chosen(Arguments arguments, String alphabet) throws EvaluationFailure {
        long count = arguments.integer(0);
        Limits.length(count);
        RandomGenerator random = arguments.world().random();
        StringBuilder out = new StringBuilder();
        for (long i = 0; i < count; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private static String shuffled(Arguments arguments) throws EvaluationFailure {
        int[] letters = arguments.text(0).codePoints().toArray();
        RandomGenerator random = arguments.world().random();
        for (int i = letters.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int letter = letters[i];
            letters[i] = letters[other];
            letters[other] = letter;
        }
        return new String(letters, 0, letters.length);
    }

    /** Version 4, variant 1. */
    private static String uuid(Arguments arguments) {
        RandomGenerator random = arguments.world().random();
        long high = random.nextLong() & ~0xF000L | 0x4000L;
        long low = random.nextLong() & ~(3L << 62) | 1L << 63;
        return new UUID(high, low).toString();
    }
}
