package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;

/** What stands between the percent sign and the verb. One object for each printing, cleared before each directive. */
final class Flags {
    static final int NONE = -1;

    boolean plus;
    boolean minus;
    boolean sharp;
    boolean space;
    boolean zero;
    /** {@code %#v}: Go syntax. */
    boolean goSyntax;

    int width = NONE;
    int precision = NONE;

    void clear() {
        plus = false;
        minus = false;
        sharp = false;
        space = false;
        zero = false;
        goSyntax = false;
        width = NONE;
        precision = NONE;
    }

    /** False when the letter is no flag. */
    boolean take(char letter) {
        switch (letter) {
            case '+' -> plus = true;
            case '-' -> minus = true;
            case '#' -> sharp = true;
            case ' ' -> space = true;
            case '0' -> zero = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** For {@code %v} the sharp sign asks for Go syntax, and the plus sign for the names of fields, which nothing here has. */
    void forValue() {
        goSyntax = sharp;
        sharp = false;
        plus = false;
    }

    boolean padsWithZeros() {
        return zero && !minus && width != NONE;
    }

    boolean hasPrecision() {
        return precision != NONE;
    }

    /** Filled up to the width, with zeros only on the left and only where asked. */
    void pad(String text, boolean zeros, Sink out) throws EvaluationFailure {
        int missing = width == NONE ? 0 : width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            out.add(text);
        } else if (minus) {
            out.add(text);
            out.repeat(' ', missing);
        } else {
            out.repeat(zeros && zero ? '0' : ' ', missing);
            out.add(text);
        }
    }
}
