package dev.tripline.language.script.pattern;

/**
 * One instruction of the matcher.
 *
 * @param first of SAVE and PLACE the mark; of SPLIT and JUMP where to go on first; of BACK the capture; of BALANCE the opening byte
 * @param second of SPLIT where to go on otherwise; of BALANCE the closing byte
 */
record Step(Kind kind, ByteSet set, int first, int second) {
    enum Kind {
        /** One byte of a set. */
        BYTE,
        SPLIT,
        JUMP,
        SAVE,
        /** A position as a capture. */
        PLACE,
        /** A balanced stretch. */
        BALANCE,
        /** The same as a capture before. */
        BACK,
        /** Only at the end of the text. */
        END
    }

    Step(ByteSet set) {
        this(Kind.BYTE, set, 0, 0);
    }

    Step(Kind kind, int first, int second) {
        this(kind, ByteSet.NONE, first, second);
    }
}
