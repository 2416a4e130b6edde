package dev.tripline.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.RunningBus;
import dev.tripline.bus.Subjects;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StreamConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamReconcilerTest {
    private RunningBus running;

    @BeforeEach
    void start() throws InterruptedException {
        running = new RunningBus();
    }

    @AfterEach
    void stop() throws Exception {
        running.close();
    }

    private StreamConfiguration configuration(String stream) throws Exception {
        return running.management().getStreamInfo(stream).getConfiguration();
    }

    private Map<String, String> all() throws Exception {
        Map<String, String> all = new HashMap<>();
        for (String name : running.management().getStreamNames()) {
            all.put(name, configuration(name).toJson());
        }
        return all;
    }

    @Test
    void what_is_missing_is_created_and_a_second_run_changes_nothing() throws Exception {
        Queue<String> changes = new ConcurrentLinkedQueue<>();
        running.bus
                .connection()
                .createDispatcher(message -> changes.add(message.getSubject()))
                .subscribe("$JS.EVENT.ADVISORY.STREAM.>");
        assertThat(running.streams.reconcile()).isEmpty();
        Map<String, String> created = all();
        assertThat(created)
                .containsOnlyKeys(
                        "default", "TRIPLINE_ACTIONS", "TRIPLINE_LEDGER", "TRIPLINE_DEAD", "KV_TRIPLINE_STATE");
        assertThat(configuration("default").getSubjects()).containsExactly("default.*.*");
        assertThat(configuration("TRIPLINE_ACTIONS").getRetentionPolicy()).isEqualTo(RetentionPolicy.WorkQueue);
        assertThat(configuration("TRIPLINE_ACTIONS").getDiscardPolicy()).isEqualTo(DiscardPolicy.New);
        assertThat(configuration("KV_TRIPLINE_STATE").getMaxMsgsPerSubject()).isEqualTo(1);

        assertThat(running.streams.reconcile()).isEmpty();
        assertThat(all()).isEqualTo(created);
        running.bus.connection().flush(Duration.ofSeconds(5));
        assertThat(changes).noneMatch(change -> change.contains("UPDATED"));
    }

    @Test
    void drift_is_repaired() throws Exception {
        running.withStreams();
        StreamConfiguration good = configuration("TRIPLINE_ACTIONS");
        running.management()
                .updateStream(StreamConfiguration.builder(good)
                        .duplicateWindow(Duration.ofSeconds(10))
                        .maxBytes(1 << 20)
                        .build());
        assertThat(running.streams.reconcile()).isEmpty();
        assertThat(configuration("TRIPLINE_ACTIONS").toJson()).isEqualTo(good.toJson());
    }

    @Test
    void dead_letters_of_earlier_versions_are_no_longer_forgotten_when_their_stream_is_full() throws Exception {
        running.withStreams();
        assertThat(configuration("TRIPLINE_DEAD").getDiscardPolicy()).isEqualTo(DiscardPolicy.New);
        running.management()
                .updateStream(StreamConfiguration.builder(configuration("TRIPLINE_DEAD"))
                        .discardPolicy(DiscardPolicy.Old)
                        .build());
        assertThat(running.streams.reconcile()).isEmpty();
        assertThat(configuration("TRIPLINE_DEAD").getDiscardPolicy()).isEqualTo(DiscardPolicy.New);
    }

    @Test
    void a_foreign_stream_default_keeps_what_its_owner_chose() throws Exception {
        running.management()
                .addStream(StreamConfiguration.builder()
                        .name("default")
                        .subjects("default.*.*", "audit.>")
                        .maxAge(Duration.ofHours(1))
                        .maxMessages(50_000)
                        .maxBytes(1 << 20)
                        .maxMessagesPerSubject(7)
                        .duplicateWindow(Duration.ofMinutes(1))
                        .build());
        running.withStreams();
        StreamConfiguration kept = configuration("default");
        assertThat(kept.getMaxAge()).isEqualTo(Duration.ofHours(1));
        assertThat(kept.getMaxMsgs()).isEqualTo(50_000);
        assertThat(kept.getMaxBytes()).isEqualTo(1 << 20);
        assertThat(kept.getMaxMsgsPerSubject()).isEqualTo(7);
        assertThat(kept.getDuplicateWindow()).isEqualTo(Duration.ofMinutes(1));
        assertThat(kept.getSubjects()).containsExactlyInAnyOrder("default.*.*", "audit.>");
        assertThat(kept.getAllowDirect()).as("what we need").isTrue();
    }

    @Test
    void what_the_server_does_not_change_is_reported() throws Exception {
        running.management()
                .addStream(StreamConfiguration.builder()
                        .name("default")
                        .subjects("default.*.*")
                        .retentionPolicy(RetentionPolicy.WorkQueue)
                        .build());
        List<String> reports = running.streams.reconcile();
        assertThat(reports).singleElement().asString().contains("stream default differs", "refuses");
        assertThat(all()).as("the others are there").hasSize(5);
    }

    @Test
    void the_newest_event_counts_events_alone() {
        running.withStreams();
        assertThat(running.streams.newestEvent()).isZero();
        running.publish(Subjects.event("src", "ev"), "1");
        running.publish(Subjects.dead("s", "t"), "2");
        assertThat(running.streams.newestEvent()).isEqualTo(1);
    }
}
