package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;

/** The text of a program, and where in it something stands. Immutable. */
public record Source(String text) {
    /** Characters. */
    public static final int LONGEST = 64 << 10;

    /** Levels of the tree, of which each costs stack when it is compiled and evaluated. */
    public static final int DEEPEST = 1000;

    /** Levels of brackets, operands and the like, which cost stack when they are read. */
    static final int MOST_NESTED = 200;

    /**
     * @throws BadProgram when it is too long
     */
    public static Source of(String text) throws BadProgram {
        if (text.length() > LONGEST) {
            throw new BadProgram("longer than " + LONGEST + " characters");
        }
        return new Source(text);
    }

    /** What is wrong, and the place for people. */
    public BadProgram problem(int at, String what) {
        return new BadProgram(what + " " + place(at));
    }

    /**
     * {@code (column 5)}, or {@code (line 2, column 1)} where there is more than one line. Columns count characters from 1.
     *
     * @param at an index into the text
     */
    public String place(int at) {
        int end = Math.min(at, text.length());
        int start = text.lastIndexOf('\n', end - 1) + 1;
        int column = text.codePointCount(start, end) + 1;
        long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        return text.indexOf('\n') < 0 ? "(column " + column + ")" : "(line " + line + ", column " + column + ")";
    }
}
