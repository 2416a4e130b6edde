package dev.tripline.runtime.act;

import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Who has a lane, and how much of it is in this process' hands. Between those who put aside and those who drain. Thread-safe. */
@Singleton
class Signs {
    private final Map<String, AtomicInteger> inHand = new ConcurrentHashMap<>();
    private volatile Optional<Consumer<String>> keeper = Optional.empty();

    static String lane(Firing firing) {
        return Subjects.waiting(firing.sensor(), firing.trigger());
    }

    /** Will be told of each lane that something is put into: must not block. */
    void tell(Consumer<String> listener) {
        keeper = Optional.of(listener);
    }

    void putAside(String lane) {
        keeper.ifPresent(listener -> listener.accept(lane));
    }

    /** The count of messages in hand of a lane that is served from now on. */
    AtomicInteger open(String lane) {
        return inHand.computeIfAbsent(lane, name -> new AtomicInteger());
    }

    void close(String lane) {
        inHand.remove(lane);
    }

    /** The lane is served here. */
    boolean isThere(String lane) {
        return inHand.containsKey(lane);
    }

    /** Some of it is being worked on, or waits for its turn, here. */
    boolean isBusy(String lane) {
        AtomicInteger number = inHand.get(lane);
        return number != null && number.get() > 0;
    }

    int inHand() {
        return inHand.values().stream().mapToInt(AtomicInteger::get).sum();
    }
}
