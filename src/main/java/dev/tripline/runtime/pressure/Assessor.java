package dev.tripline.runtime.pressure;

import dev.tripline.bus.Subjects;
import dev.tripline.bus.watch.BusLook;
import dev.tripline.bus.watch.ConsumerLook;
import dev.tripline.bus.watch.StreamLook;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes sense of one look after the other; remembers what it needs of those before. Not thread-safe. */
final class Assessor {
    private static final int SAMPLES = 32;

    /**
     * What a look at the bus means.
     *
     * @param breach why nothing may be taken in until people have looked
     * @param loss events that were dropped undecided since the look before
     */
    record Assessment(BusLook look, Pressure pressure, Optional<String> breach, Optional<Losses.Loss> loss) {}

    /** Weighs a part of the events stream by samples. */
    interface Scale {
        OptionalDouble meanSize(String stream, long from, long to, int samples);
    }

    private final Scale scale;
    private final Sizes sizes = new Sizes();
    private final Losses losses = new Losses();
    private final Identity identity = new Identity();
    private long decided;

    Assessor(Scale scale) {
        this.scale = scale;
    }

    Assessment assess(BusLook look, Instant now) {
        Optional<String> breach = identity.see(look);
        Optional<StreamLook> events = look.stream(Subjects.EVENTS_STREAM);
        if (events.isEmpty() || breach.isPresent()) {
            return new Assessment(look, Pressure.NONE, breach, Optional.empty());
        }
        StreamLook stream = events.get();
        // Without the consumer nothing is decided: what was known last still holds.
        decided = look.decider().map(ConsumerLook::acknowledged).orElse(decided);
        weigh(stream);
        Optional<Losses.Loss> loss = look.decider().flatMap(decider -> losses.see(stream, decider));
        return new Assessment(
                look,
                Pressure.of(stream, decided, sizes.above(decided), look.oldestUndecided(), now),
                Optional.empty(),
                loss);
    }

    private void weigh(StreamLook stream) {
        boolean first = sizes.isEmpty();
        sizes.see(stream);
        if (first && stream.messages() > 0 && decided >= stream.first() && decided < stream.last()) {
            scale.meanSize(stream.name(), decided + 1, stream.last(), SAMPLES)
                    .ifPresent(mean -> sizes.refine(decided, mean));
        }
    }
}
