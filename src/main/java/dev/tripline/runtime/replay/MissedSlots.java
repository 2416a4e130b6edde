package dev.tripline.runtime.replay;

import dev.tripline.source.host.plan.SourceBinding;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The slots of a span of time that did not happen. Blocks; fails as the bus fails. Thread-safe. */
@Singleton
public class MissedSlots {
    private final PastSlots slots;

    public MissedSlots(PastSlots slots) {
        this.slots = slots;
    }

    /**
     * What a look found.
     *
     * @param missed newest first
     * @param memory since when it is known whether slots happened: earlier ones are not judged; empty when nothing is known
     * @param crowded events with too many slots in this time to look at
     */
    public record Found(List<PastSlot> missed, Optional<Instant> memory, List<String> crowded) {}

    /**
     * Looks at all events in force that have a schedule.
     *
     * @param wanted which of them
     */
    public Found between(Instant since, Instant until, Predicate<SourceBinding> wanted) {
        Optional<Instant> memory = slots.memory();
        List<PastSlot> missed = new ArrayList<>();
        List<String> crowded = new ArrayList<>();
        memory.ifPresent(known -> {
            Instant from = known.isAfter(since) ? known : since;
            for (SourceBinding binding : slots.scheduled()) {
                if (wanted.test(binding)) {
                    try {
                        slots.between(binding, from, until.minus(PastSlots.grace(binding))).stream()
                                .filter(slot -> !slot.fired())
                                .forEach(missed::add);
                    } catch (Refused e) {
                        crowded.add(binding.origin().toString());
                    }
                }
            }
        });
        missed.sort(Comparator.comparing(PastSlot::at).reversed());
        return new Found(List.copyOf(missed), memory, List.copyOf(crowded));
    }
}
