package dev.tripline.runtime.lease;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A register that may be forbidden, and the one that is used for good after that. Replicas have the same rights, so all of them change
 * over. Used by one thread.
 */
final class SecondChoice implements Register {
    private final Register first;
    private final Register second;
    private final Consumer<String> told;
    private boolean forbidden;

    /** @param told hears once why the first one is not used */
    SecondChoice(Register first, Register second, Consumer<String> told) {
        this.first = first;
        this.second = second;
        this.told = told;
    }

    @Override
    public Optional<Entry> read() throws Refusal {
        if (forbidden) {
            return second.read();
        }
        try {
            return first.read();
        } catch (Refusal e) {
            throw noticed(e);
        }
    }

    @Override
    public Entry write(Entry next, Optional<Entry> before) throws Refusal {
        if (forbidden) {
            return second.write(next, before);
        }
        try {
            return first.write(next, before);
        } catch (Refusal e) {
            throw noticed(e);
        }
    }

    private Refusal noticed(Refusal e) {
        if (e.reason() == Reason.FORBIDDEN) {
            forbidden = true;
            told.accept(String.valueOf(e.getMessage()));
        }
        return e;
    }
}
