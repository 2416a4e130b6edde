package dev.tripline.language.script.value;

import dev.tripline.language.TimeLimit;

/**
 * What one run may use up: steps, time, memory. Every instruction, every step of a pattern and every piece of native work is
 * counted; the time is looked at now and then. For one thread.
 */
public final class Budget {
    /** Instructions, and pieces of native work of about the same size. */
    public static final int STEPS = 2_000_000;

    /** Bytes in one text. */
    public static final int LONGEST_TEXT = 1 << 20;

    /** Bytes of texts and tables made during the run, whether still in use or not. */
    public static final int MEMORY = 64 << 20;

    /** The second line of defence, generous, and of computing: a busy machine must not fail good scripts. */
    public static final int MILLISECONDS = 500;

    private static final int SLICE = 1024;
    private static final int BYTES_IN_A_STEP = 64;

    private final TimeLimit time = new TimeLimit(MILLISECONDS);
    private int slice = SLICE;
    private long steps = STEPS - SLICE;
    private long memory = MEMORY;

    /** One instruction. */
    public void step() {
        if (--slice < 0) {
            refill();
        }
    }

    /** Work of this many instructions. */
    public void steps(int count) {
        slice -= count;
        if (slice < 0) {
            refill();
        }
    }

    /** Work that looks at this many bytes. */
    public void scan(int bytes) {
        steps(1 + bytes / BYTES_IN_A_STEP);
    }

    private void refill() {
        steps -= (long) SLICE - slice;
        slice = SLICE;
        if (steps < 0) {
            throw new OutOfBudget("more than " + STEPS + " steps");
        }
        if (time.isOver()) {
            throw new OutOfBudget("more than " + MILLISECONDS + " ms");
        }
    }

    /** A text of this many bytes is about to be made. */
    public void text(long bytes) {
        if (bytes > LONGEST_TEXT) {
            throw new OutOfBudget("a text of more than " + LONGEST_TEXT + " bytes");
        }
        allocate(bytes);
        scan((int) bytes);
    }

    /** This many bytes are about to be taken. */
    public void allocate(long bytes) {
        memory -= bytes;
        if (memory < 0) {
            throw new OutOfBudget("more than " + (MEMORY >> 20) + " MiB of memory");
        }
    }
}
