package dev.tripline.runtime.pressure;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether events may be taken in. Between two looks at the bus it counts what is taken in, and shuts by itself when the
 * stream could become too full before the next look. Thread-safe, never blocks.
 */
@Singleton
public class Gate {
    /** What it does with events. */
    public enum State {
        /** They are taken in. */
        OPEN,
        /** They are refused until enough of the stored ones are decided. */
        REFUSING,
        /** They are refused for good: the bus is not the one it was. */
        STOPPED
    }

    /** How many may be under way to the bus at most, and at least, however slow it is. */
    static final int MOST_UNDER_WAY = 4096;

    static final int LEAST_UNDER_WAY = 64;
    /** What is under way should be stored within this, well before its sender's wait ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Optional<String> SLOW =
            Optional.of("the bus stores less than comes in; more would not be answered in time");
    private static final Optional<String> FREE = Optional.empty();
    private static final Optional<String> HELD = Optional.of("the events stream may be full; it is being looked at");

    /** What had been settled at a moment. */
    record Mark(long bytes, long messages) {}

    /** Counts from a mark. */
    private record Allowance(long bytes, long messages) {
        static final Allowance ENDLESS = new Allowance(Long.MAX_VALUE, Long.MAX_VALUE);

        static Allowance of(Mark mark, Pressure.Room room) {
            return new Allowance(sum(mark.bytes(), room.bytes()), sum(mark.messages(), room.messages()));
        }

        private static long sum(long base, long more) {
            return more > Long.MAX_VALUE - base ? Long.MAX_VALUE : base + more;
        }
    }

    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong messagesIn = new AtomicLong();
    private final AtomicLong bytesSettled = new AtomicLong();
    private final AtomicLong messagesSettled = new AtomicLong();
    private volatile Allowance allowance = Allowance.ENDLESS;
    private volatile Optional<String> shut = FREE;
    private volatile long mostUnderWay = MOST_UNDER_WAY;
    private volatile State state = State.OPEN;
    private volatile Runnable whenHeld = () -> {};

    /**
     * Asks for room.
     *
     * @param bytes what it will weigh on the bus
     * @return why it must be refused; empty when it may go on, and {@link #settled} has to follow
     */
    public Optional<String> enter(long bytes) {
        Optional<String> why = shut;
        if (why.isPresent()) {
            return why;
        }
        long bytesNow = bytesIn.addAndGet(bytes);
        long messagesNow = messagesIn.incrementAndGet();
        if (messagesNow - messagesSettled.get() > mostUnderWay) {
            bytesIn.addAndGet(-bytes);
            messagesIn.decrementAndGet();
            return SLOW;
        }
        Allowance most = allowance;
        if (bytesNow <= most.bytes() && messagesNow <= most.messages()) {
            return FREE;
        }
        bytesIn.addAndGet(-bytes);
        messagesIn.decrementAndGet();
        hold();
        return HELD;
    }

    /** It is stored, or will not be. */
    public void settled(long bytes) {
        bytesSettled.addAndGet(bytes);
        messagesSettled.incrementAndGet();
    }

    private void hold() {
        synchronized (this) {
            if (shut.isPresent()) {
                return;
            }
            shut = HELD;
        }
        whenHeld.run();
    }

    /**
     * Fits what may be under way to what the bus stores: on a slow disk a long queue only makes senders wait until they give
     * up, and what they gave up is stored all the same.
     *
     * @param before the mark at the beginning of the time
     */
    void pace(Mark before, Duration time) {
        mostUnderWay = pace(
                mostUnderWay,
                messagesIn.get() - messagesSettled.get(),
                messagesSettled.get() - before.messages(),
                time);
    }

    static long pace(long most, long underWay, long stored, Duration time) {
        if (underWay * 2 < most) {
            return Math.min(MOST_UNDER_WAY, most * 2);
        }
        double fits = stored * (double) PATIENCE.toNanos() / Math.max(1, time.toNanos());
        return Math.max(LEAST_UNDER_WAY, Math.min(MOST_UNDER_WAY, Math.round(fits)));
    }

    /** Calls back, on any thread, when a look is needed before anything can be taken in; must not block. */
    void whenHeld(Runnable callback) {
        whenHeld = callback;
    }

    /** To be taken before a look: what is settled later may not be in it. */
    Mark mark() {
        return new Mark(bytesSettled.get(), messagesSettled.get());
    }

    /**
     * After a look.
     *
     * @param room what may come on top of what the look saw
     */
    synchronized void open(Mark mark, Pressure.Room room) {
        allowance = Allowance.of(mark, room);
        state = State.OPEN;
        shut = FREE;
    }

    /** Until somebody opens it. */
    synchronized void refuse(String why) {
        state = State.REFUSING;
        shut = Optional.of(why);
    }

    /** The same, and it shows as an outage. */
    synchronized void stop(String why) {
        state = State.STOPPED;
        shut = Optional.of(why);
    }

    /** It shut by itself since the last look. */
    boolean isHeld() {
        return shut.equals(HELD);
    }

    public State state() {
        return state;
    }
}
