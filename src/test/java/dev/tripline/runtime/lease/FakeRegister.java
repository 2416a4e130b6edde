package dev.tripline.runtime.lease;

import java.util.Optional;

/** A register in memory, which replicas share; it refuses as the test says, and can lose its answers. */
final class FakeRegister implements Register {
    private Optional<Entry> entry = Optional.empty();
    private int version;
    private Optional<Reason> refuses = Optional.empty();
    private boolean losesAnswers;
    private int writes;

    synchronized void refuse(Reason reason) {
        refuses = Optional.of(reason);
    }

    synchronized void allow() {
        refuses = Optional.empty();
    }

    /** What is written is written, but who wrote it does not hear so. */
    synchronized void loseAnswers(boolean now) {
        losesAnswers = now;
    }

    synchronized Optional<Entry> entry() {
        return entry;
    }

    synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized Optional<Entry> read() throws Refusal {
        check();
        return entry;
    }

    @Override
    public synchronized Entry write(Entry next, Optional<Entry> before) throws Refusal {
        check();
        if (!before.equals(entry)) {
            throw new Refusal(Reason.CHANGED, "changed", new IllegalStateException());
        }
        writes++;
        Entry written = new Entry(next.holder(), next.term(), next.changes(), "v" + version++);
        entry = Optional.of(written);
        if (losesAnswers) {
            throw new Refusal(Reason.AWAY, "no answer", new IllegalStateException());
        }
        return written;
    }

    private void check() throws Refusal {
        if (refuses.isPresent()) {
            throw new Refusal(refuses.get(), refuses.get().toString(), new IllegalStateException());
        }
    }
}
