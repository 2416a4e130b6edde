package dev.tripline.bus.stream;

import dev.tripline.bus.Subjects;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.List;

/**
 * What the streams shall be like. Together they may grow to 4.5 GiB, which the server sets aside when it creates them; the table in docs/architecture.md says what each is for.
 */
final class StreamPlan {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final long GIB = 1L << 30;

    private StreamPlan() {}

    static List<StreamConfiguration> all() {
        return List.of(
                base(Subjects.EVENTS_STREAM, "default.*.*")
                        .maxAge(WEEK)
                        .maxBytes(2 * GIB)
                        .duplicateWindow(Duration.ofMinutes(5))
                        .build(),
                base(Subjects.ACTIONS_STREAM, Subjects.ACTIONS + ">")
                        .retentionPolicy(RetentionPolicy.WorkQueue)
                        .discardPolicy(DiscardPolicy.New)
                        .maxBytes(GIB)
                        .duplicateWindow(Duration.ofMinutes(5))
                        .build(),
                base(Subjects.LEDGER_STREAM, Subjects.LEDGER + ">")
                        .maxAge(WEEK)
                        .maxBytes(GIB)
                        .duplicateWindow(Duration.ofMinutes(2))
                        .build(),
                base(Subjects.DEAD_STREAM, Subjects.DEAD + ">")
                        .maxAge(Duration.ofDays(30))
                        // Full, it refuses letters: what could not be buried stays an action.
                        .discardPolicy(DiscardPolicy.New)
                        .maxBytes(GIB / 4)
                        .duplicateWindow(Duration.ofMinutes(2))
                        .build(),
                // A key-value bucket as the NATS clients lay it out.
                base(Subjects.STATE_STREAM, Subjects.STATE + ">")
                        .maxMessagesPerSubject(1)
                        .allowRollup(true)
                        .denyDelete(true)
                        .discardPolicy(DiscardPolicy.New)
                        .maxBytes(GIB / 4)
                        .duplicateWindow(Duration.ofMinutes(2))
                        .build());
    }

    private static StreamConfiguration.Builder base(String name, String subjects) {
        return StreamConfiguration.builder()
                .name(name)
                .subjects(subjects)
                .storageType(StorageType.File)
                .retentionPolicy(RetentionPolicy.Limits)
                .discardPolicy(DiscardPolicy.Old)
                .allowDirect(true);
    }
}
