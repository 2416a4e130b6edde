package dev.tripline.runtime.pressure;

import dev.tripline.bus.Subjects;
import dev.tripline.bus.watch.ConsumerLook;
import dev.tripline.bus.watch.Lookout;
import dev.tripline.bus.watch.StreamLook;
import dev.tripline.runtime.pressure.Assessor.Assessment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The figures of the bus, as of the last look. */
final class Figures {
    private final Counter lost;

    Figures(MeterRegistry registry, Supplier<Optional<Assessment>> last, Gate gate) {
        lost = Counter.builder("tripline.events.lost")
                .description("events that the stream dropped before they were decided")
                .register(registry);
        lag(registry, "decider", last, one -> one.look().decider());
        lag(registry, "actor", last, one -> one.look().actor());
        gauge("tripline.oldest_undecided_age", last, one -> one.pressure().age().toMillis() / 1e3)
                .baseUnit("seconds")
                .description("how long the oldest undecided event has been stored")
                .register(registry);
        gauge("tripline.events.pressure", last, one -> one.pressure().highest())
                .description("how much of the events stream's closest limit undecided events take, 0 to 1")
                .register(registry);
        for (String stream : Lookout.STREAMS) {
            gauge(
                            "tripline.stream.used",
                            last,
                            one -> one.look().stream(stream)
                                    .map(StreamLook::used)
                                    .orElse(0.0))
                    .tag("stream", stream)
                    .description("how full a stream is, 0 to 1; those that drop the oldest are full in the end")
                    .register(registry);
        }
        gauge(
                        "tripline.dead_letters.stored",
                        last,
                        one -> one.look().stream(Subjects.DEAD_STREAM)
                                .map(StreamLook::messages)
                                .orElse(0L)
                                .doubleValue())
                .description("dead letters that are kept now")
                .register(registry);
        Gauge.builder("tripline.intake.refusing", gate, one -> one.state() == Gate.State.OPEN ? 0 : 1)
                .description(
                        "1 while events are refused to protect undecided ones, or since the bus is not the one it was")
                .register(registry);
    }

    private static void lag(
            MeterRegistry registry,
            String consumer,
            Supplier<Optional<Assessment>> last,
            Function<Assessment, Optional<ConsumerLook>> look) {
        gauge(
                        "tripline.consumer.lag",
                        last,
                        one -> look.apply(one).map(ConsumerLook::lag).orElse(0L).doubleValue())
                .tag("consumer", consumer)
                .description("messages that are not done yet")
                .register(registry);
    }

    private static Gauge.Builder<?> gauge(
            String name, Supplier<Optional<Assessment>> last, Function<Assessment, Double> value) {
        return Gauge.builder(name, () -> last.get().map(value).orElse(0.0));
    }

    void lost(long count) {
        lost.increment(count);
    }
}
