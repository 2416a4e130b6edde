package dev.tripline.trigger.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.TriggerContract;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTriggerTest extends TriggerContract<LogConfig, LogLines> {
    /** Keeps what is logged. */
    private static final class Lines extends Handler {
        private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            ExtLogRecord kept = ExtLogRecord.wrap(record);
            kept.copyMdc();
            records.add(kept);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger logger = Logger.getLogger(LogTrigger.CATEGORY);
    private final Lines lines = new Lines();
    private final LogTrigger trigger = new LogTrigger();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Override
    protected LogTrigger kind() {
        return trigger;
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("any", "{\"a\": 1}");
    }

    /** The kind reads no secrets. */
    @Override
    protected List<String> secretValues() {
        return List.of();
    }

    @Override
    protected LogConfig working() {
        return new LogConfig(0);
    }

    @Override
    protected Optional<LogConfig> hanging() {
        return Optional.empty();
    }

    @Override
    protected Optional<LogConfig> unreachable() {
        return Optional.empty();
    }

    private List<String> written(Map<String, Event> events) {
        trigger.act(trigger.render(new LogConfig(60), Samples.view(Samples.firing(events))))
                .await()
                .atMost(Duration.ofSeconds(5));
        return lines.records.stream().map(LogRecord::getMessage).toList();
    }

    private String written(String contentType, String body) {
        return written(Map.of("d", Samples.event(contentType, body))).getLast();
    }

    @Test
    void writesOneLineForEachEvent() {
        Map<String, Event> events = new LinkedHashMap<>();
        events.put("one", Samples.event(Event.JSON, "{\"a\": 1}"));
        events.put("two", Samples.event("text/plain", "hello"));
        assertThat(written(events)).containsExactly("{\"a\": 1}", "hello");
        assertThat(lines.records).allMatch(record -> record.getLevel().intValue() == Level.INFO.intValue());
        assertThat(lines.records.get(1).getMdcCopy())
                .containsEntry("dependencyName", "two")
                .containsEntry("eventId", "e-1")
                .containsEntry("eventSource", "hooks")
                .containsEntry("eventSubject", "example");
        assertThat(org.jboss.logging.MDC.get("eventId")).isNull();
    }

    @Test
    void contentTypeDecidesBetweenTextAndBase64() {
        assertThat(written("application/json; charset=utf-8", "{}")).isEqualTo("{}");
        assertThat(written("Text/Plain", "t")).isEqualTo("t");
        assertThat(written("application/xml", "my-data")).isEqualTo("bXktZGF0YQ==");
    }

    @Test
    void bodiesCannotForgeLines() {
        assertThat(written("text/plain", "a\r\n2026-01-01 ERROR b\u001b[2J\u2028c\u202ed\te"))
                .isEqualTo("a\\r\\n2026-01-01 ERROR b\\u001b[2J\\u2028c\\u202ed\\te");
    }

    @Test
    void aBurstOfEqualBodiesLosesNoLine() {
        for (int i = 0; i < 300; i++) {
            written("text/plain", "same");
        }
        assertThat(lines.records).hasSize(300);
    }
}
