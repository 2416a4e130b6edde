package dev.tripline.runtime.act.pace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Counts those who came lately and are still there. Who stays for longer than one or two spans of time is not counted any more: he
 * waits for somebody who is slow, and keeping others out does not make that faster. Thread-safe.
 */
public final class Crowd {
    static final long SPAN_NANOS = 100_000_000;

    /** Where somebody is counted. */
    public interface Place {
        /** Once. */
        void leave();
    }

    private record Span(long number, AtomicInteger here) {}

    private final LongSupplier nanos;
    private volatile Span before = new Span(Long.MIN_VALUE, new AtomicInteger());
    private volatile Span now = new Span(Long.MIN_VALUE, new AtomicInteger());

    public Crowd(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public Place enter() {
        AtomicInteger here = current().here();
        here.incrementAndGet();
        return here::decrementAndGet;
    }

    public int size() {
        Span current = current();
        Span previous = before;
        return current.here().get()
                + (previous.number() == current.number() - 1 ? previous.here().get() : 0);
    }

    private Span current() {
        long number = Math.floorDiv(nanos.getAsLong(), SPAN_NANOS);
        Span current = now;
        return current.number() >= number ? current : next(number);
    }

    private synchronized Span next(long number) {
        if (now.number() < number) {
            before = now;
            now = new Span(number, new AtomicInteger());
        }
        return now;
    }
}
