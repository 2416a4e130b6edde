package dev.tripline.language.path.text;

/**
 * What one evaluation may cost, so that no path and no document can hold a thread or fill the memory. Work is counted
 * in characters looked at. Used by one thread.
 */
public final class Budget {
    /** Levels of nesting that are followed. */
    public static final int MAX_DEPTH = 500;

    /** Characters that a modifier or a multipath may produce. */
    public static final int MAX_OUTPUT = 4 << 20;

    private static final long BASE_WORK = 64L << 20;
    private static final long WORK_PER_CHARACTER = 64;

    private long work;
    private int depth;

    /** For a document of so many characters. */
    public Budget(int length) {
        this.work = BASE_WORK + WORK_PER_CHARACTER * length;
    }

    public void spend(int characters) {
        work -= characters;
        if (work < 0) {
            throw new Exhausted();
        }
    }

    /** Checks what has been produced so far. */
    public void checkOutput(int characters) {
        if (characters > MAX_OUTPUT) {
            throw new Exhausted();
        }
    }

    public void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new Exhausted();
        }
    }

    public void leave() {
        depth--;
    }

    /** The evaluation would cost too much. Caught where evaluation begins. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the path costs more than allowed on this document", null, false, false);
        }
    }
}
