package dev.tripline.runtime.lease;

import dev.tripline.runtime.lease.Register.Entry;
import dev.tripline.runtime.lease.Register.Reason;
import dev.tripline.runtime.lease.Register.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One replica's way to the lease and with it. A holder that says nothing is believed for a term since its last word was <em>seen</em>, by the
 * own monotonic clock: what is written there about times is for people. Looks are for one thread; {@link #isHeld} is for all.
 */
final class Candidate {
    private static final Duration LONGEST_TERM = Duration.ofMinutes(5);

    private final Register register;
    private final String self;
    private final Pace pace;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private Optional<Entry> seen = Optional.empty();
    private long seenAt;
    private volatile Optional<Term> term = Optional.empty();
    private volatile Optional<String> holder = Optional.empty();

    /** Since when the lease is surely held: from before the request that said so. */
    private record Term(long nanos, long millis) {}

    /**
     * @param self unique among the replicas; who comes back under its name goes on at once
     * @param nanos a monotonic clock
     * @param clock notices that the machine was stopped, which the other one may not
     */
    Candidate(Register register, String self, Pace pace, LongSupplier nanos, InstantSource clock) {
        this.register = register;
        this.self = self;
        this.pace = pace;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** Whether it is surely held at this moment. */
    boolean isHeld() {
        return term.filter(this::isFresh).isPresent();
    }

    /** Whether it was got and neither lost nor given back, though it may be uncertain for a moment. */
    boolean isServing() {
        return term.isPresent();
    }

    Optional<String> holder() {
        return holder;
    }

    private boolean isFresh(Term now) {
        return nanos.getAsLong() - now.nanos() < pace.renew().toNanos()
                && clock.millis() - now.millis() < pace.term().toMillis();
    }

    /**
     * Renews, or looks whether it is free.
     *
     * @throws Refusal when that did not work; a holder goes on for a while
     */
    void look() throws Refusal {
        try {
            if (term.isPresent()) {
                renew();
            } else {
                seek();
            }
        } catch (Refusal e) {
            if (e.reason() == Reason.FORBIDDEN) {
                lose();
                seen = Optional.empty();
                holder = Optional.empty();
            } else if (!isHeld()) {
                lose();
            }
            throw e;
        }
    }

    private void renew() throws Refusal {
        Term now = now();
        try {
            take(now, 0);
        } catch (Refusal e) {
            if (e.reason() != Reason.CHANGED) {
                throw e;
            }
            // Perhaps by ourselves, in a write whose answer was lost.
            observe();
            if (seen.filter(entry -> entry.holder().equals(self)).isEmpty()) {
                lose();
            }
        }
    }

    private void seek() throws Refusal {
        observe();
        boolean ours = seen.filter(entry -> entry.holder().equals(self)).isPresent();
        boolean free = seen.isEmpty() || seen.filter(this::isOver).isPresent();
        if (ours || free) {
            try {
                take(now(), ours || seen.isEmpty() ? 0 : 1);
            } catch (Refusal e) {
                // Somebody was faster.
                if (e.reason() != Reason.CHANGED) {
                    throw e;
                }
            }
        }
    }

    private void observe() throws Refusal {
        Optional<Entry> there = register.read();
        if (!there.equals(seen)) {
            seen = there;
            seenAt = nanos.getAsLong();
        }
        holder = there.map(Entry::holder).filter(name -> !name.isEmpty());
    }

    private boolean isOver(Entry entry) {
        Duration longest = entry.term().compareTo(LONGEST_TERM) < 0 ? entry.term() : LONGEST_TERM;
        Duration wait = longest.compareTo(pace.term()) > 0 ? longest : pace.term();
        return entry.holder().isEmpty() || nanos.getAsLong() - seenAt >= wait.toNanos();
    }

    private void take(Term begun, int more) throws Refusal {
        int changes = seen.map(Entry::changes).orElse(0) + more;
        seen = Optional.of(register.write(new Entry(self, pace.term(), changes, ""), seen));
        seenAt = nanos.getAsLong();
        holder = Optional.of(self);
        term = Optional.of(begun);
    }

    private Term now() {
        return new Term(nanos.getAsLong(), clock.millis());
    }

    private void lose() {
        term = Optional.empty();
    }

    /** So that the next one need not wait. What cannot be written runs out. */
    void giveBack() throws Refusal {
        if (term.isEmpty()) {
            return;
        }
        lose();
        holder = Optional.empty();
        int changes = seen.map(Entry::changes).orElse(0);
        seen = Optional.of(register.write(new Entry("", Duration.ofSeconds(1), changes, ""), seen));
    }
}
