package dev.tripline.language.jq.value;

import dev.tripline.language.TimeLimit;

/**
 * What one evaluation may cost. Counts steps of the machine and, finer, values that are looked at; what is made, in characters and
 * in places; and looks at the time that its thread has computed now and then. Used by one thread.
 */
public final class Budget {
    public static final int STEPS = 4_000_000;
    public static final int MILLISECONDS = 500;
    public static final int LONGEST_TEXT = 1 << 20;
    public static final int MOST_ITEMS = 100_000;
    public static final int LONGEST_RESULT = 2 << 20;
    public static final int DEEPEST = 500;
    public static final int MOST_DIGITS = 20_000;

    private static final int TOUCHES = 8;
    private static final int MEMBER = 4;
    private static final long TEXT_IN_ALL = 64L << 20;
    private static final long PLACES_IN_ALL = 8_000_000;
    private static final int BETWEEN_LOOKS = 1 << 11;
    private static final double BITS_OF_A_DIGIT = 3.33;

    private final TimeLimit time = new TimeLimit(MILLISECONDS);
    private long left = (long) STEPS * TOUCHES;
    private long nextLook = left - BETWEEN_LOOKS;
    private long text = TEXT_IN_ALL;
    private long places = PLACES_IN_ALL;

    /** One step of the machine. */
    public void step() {
        spend(TOUCHES);
    }

    /** One value was looked at. */
    public void touch() {
        spend(1);
    }

    /** So many values or characters were looked at, in a fast loop. */
    public void touch(long count) {
        spend(1 + count / 4);
    }

    private void spend(long touches) {
        left -= touches;
        if (left < nextLook) {
            look();
        }
    }

    private void look() {
        if (left < 0) {
            throw new Spent("more than " + STEPS + " steps");
        }
        nextLook = left - BETWEEN_LOOKS;
        if (time.isOver()) {
            throw new Spent("more than " + MILLISECONDS + " ms");
        }
    }

    /** A text of this many characters is about to be made. */
    public void text(long length) {
        if (length > LONGEST_TEXT) {
            throw new Spent("a text of more than " + LONGEST_TEXT + " characters");
        }
        write(length);
    }

    /** Characters of a longer text are about to be made. */
    public void write(long length) {
        text -= length;
        if (text < 0) {
            throw new Spent("texts of more than " + TEXT_IN_ALL + " characters in all");
        }
        touch(length / 8);
    }

    /** An array of this many items is about to be made. */
    public void items(long count) {
        checkCount(count);
        place(count + 2);
        touch(count);
    }

    /** An object of this many members is about to be made. */
    public void members(long count) {
        checkCount(count);
        place((count + 2) * MEMBER);
        touch(count * 2);
    }

    /** An array that is being filled has got one more item. */
    public void append(int size) {
        checkCount(size);
        place(1);
    }

    private static void checkCount(long count) {
        if (count > MOST_ITEMS) {
            throw new Spent("an array or object of more than " + MOST_ITEMS + " items");
        }
    }

    private void place(long count) {
        places -= count;
        if (places < 0) {
            throw new Spent("arrays and objects of more than " + PLACES_IN_ALL + " places in all");
        }
    }

    /** How deep a value is followed. */
    public void depth(int depth) {
        if (depth > DEEPEST) {
            throw new Spent("a value nested deeper than " + DEEPEST + " levels");
        }
        touch();
    }

    /** A whole number of so many bits. */
    public void bits(long bits) {
        if (bits > MOST_DIGITS * BITS_OF_A_DIGIT) {
            throw new Spent("a number of more than " + MOST_DIGITS + " digits");
        }
        touch(bits / 16);
    }

    /** A number written with so many digits is about to be read. */
    public static void digits(long count) {
        if (count > MOST_DIGITS) {
            throw new Spent("a number of more than " + MOST_DIGITS + " digits");
        }
    }
}
