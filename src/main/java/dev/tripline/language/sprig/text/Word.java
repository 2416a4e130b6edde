package dev.tripline.language.sprig.text;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A part of a name whose letters belong together. */
record Word(Kind kind, int[] letters) {
    enum Kind {
        NUMBER,
        /** Begins with a capital letter. */
        UPPER,
        ALPHABET,
        CONNECTOR,
        PUNCTUATION,
        OTHER
    }

    int length() {
        return letters.length;
    }

    static Word at(int[] name, int at) {
        Kind kind = kind(name[at]);
        int end = switch (kind) {
            case UPPER -> upperEnd(name, at);
            case ALPHABET -> end(name, at, Word::isSmall);
            case PUNCTUATION -> end(name, at, Runes::isPunctuation);
            default -> end(name, at, c -> kind(c) == kind);
        };
        return new Word(kind, Arrays.copyOfRange(name, at, end));
    }

    private static Kind kind(int c) {
        if (Runes.isConnector(c)) {
            return Kind.CONNECTOR;
        }
        if (Runes.isPunctuation(c)) {
            return Kind.PUNCTUATION;
        }
        if (Runes.isUpper(c)) {
            return Kind.UPPER;
        }
        if (Runes.isAlphabetic(c)) {
            return Kind.ALPHABET;
        }
        return Runes.isNumber(c) ? Kind.NUMBER : Kind.OTHER;
    }

    private static boolean isSmall(int c) {
        return Runes.isAlphabetic(c) && !Runes.isUpper(c);
    }

    private static int end(int[] name, int at, IntPredicate same) {
        int end = at + 1;
        while (end < name.length && same.test(name[end])) {
            end++;
        }
        return end;
    }

    /** {@code Status} is one word; of {@code HTTPStatus} the first is {@code HTTP}. */
    private static int upperEnd(int[] name, int at) {
        int end = end(name, at, Runes::isUpper);
        if (end == at + 1) {
            return end(name, at, Word::isSmall);
        }
        return end < name.length && Runes.isAlphabetic(name[end]) ? end - 1 : end;
    }
}
