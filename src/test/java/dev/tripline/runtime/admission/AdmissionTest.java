package dev.tripline.runtime.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.manifest.text.YamlReader;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final String SOURCE = """
            apiVersion: argoproj.io/v1alpha1
            kind: EventSource
            metadata: {name: es}
            spec: {webhook: {ev: {endpoint: /in, port: "%s"}}}
            """;
    private static final String SENSOR = """
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: s}
            spec:
              dependencies: [{name: d, eventSourceName: es, eventName: %s}]
              triggers: [{template: {name: t, log: {}}%s}]
            """;

    private final AdmissionVectors.Desk desk = new AdmissionVectors.Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private static Manifest manifest(String yaml) {
        Problems problems = new Problems();
        return YamlReader.read("a.yaml", yaml, problems).getFirst();
    }

    private static Manifest bus(String spec, String generation) {
        Position at = new Position("eventbus/default", 0, 0);
        String json = "{\"kind\":\"EventBus\",\"metadata\":{\"name\":\"default\"},\"spec\":" + spec + "}";
        return new Manifest(Manifest.EVENT_BUS, "default", generation, (Node.Obj) NodeJson.read(json, at), at);
    }

    private Ruling create(String yaml) {
        return desk.admission.on(new Review(Review.Operation.CREATE, "ns", manifest(yaml), Optional.empty()));
    }

    private Ruling update(String before, String after) {
        return desk.admission.on(
                new Review(Review.Operation.UPDATE, "ns", bus(after, "2"), Optional.of(bus(before, "1"))));
    }

    @Test
    void what_is_wrong_is_said_in_argos_words_and_the_rest_as_warnings() {
        assertThat(create(SOURCE.formatted("12000")).isAllowed()).isTrue();
        Ruling ruling = create(SOURCE.formatted("").replace("/in", "\"\""));
        assertThat(ruling.denial()).isEqualTo("invalid EventSource: endpoint can't be empty");
        assertThat(ruling.warnings()).singleElement().asString().contains("port can't be empty");
    }

    @Test
    void a_sensor_needs_its_bus_before_anything_else() {
        desk.missing = Optional.of("eventbus.argoproj.io \"default\" not found");
        assertThat(create(SENSOR.formatted("\"\"", "")).denial())
                .isEqualTo(
                        "failed to get EventBus eventBusName=default; err=eventbus.argoproj.io \"default\" not found");
        desk.missing = Optional.empty();
        assertThat(create(SENSOR.formatted("\"\"", "")).denial())
                .isEqualTo("invalid Sensor: event dependency must define the EventName");
        assertThat(create(SENSOR.formatted("ev", "")).isAllowed()).isTrue();
    }

    @Test
    void a_bus_that_cannot_be_looked_up_keeps_nobody_from_work() {
        desk.fails = true;
        Ruling ruling = create(SENSOR.formatted("ev", ", atLeastOnce: false"));
        assertThat(ruling.isAllowed()).isTrue();
        assertThat(ruling.warnings())
                .anyMatch(text -> text.contains("could not be told"))
                .anyMatch(text -> text.contains("atLeastOnce: false has no effect"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"jetstream\": {\"version\": \"1\"}} | {\"jetstreamExotic\": {\"url\": \"nats://a\"}} | Can not change event bus implementation",
                "{\"jetstreamExotic\": {\"url\": \"nats://a\"}} | {\"jetstream\": {\"version\": \"1\"}} | Can not change event bus implementation",
                "{\"jetstream\": {\"version\": \"1\"}} | {\"nats\": {\"native\": {}}} | Can not change event bus implementation",
                "{\"jetstream\": {\"version\": \"1\"}} | {\"kafka\": {\"url\": \"k:9092\"}} | ''",
                "{\"nats\": {\"native\": {\"auth\": \"token\"}}} | {\"nats\": {\"native\": {}}} | \"spec.nats.native.auth\" is immutable, can not be updated",
                "{\"jetstream\": {\"version\": \"1\", \"streamConfig\": \"a: 1\"}} | {\"jetstream\": {\"version\": \"2\", \"streamConfig\": \"a: 1\"}} | ''",
            })
    void what_cannot_be_changed_is_not(String before, String after, String denial) {
        assertThat(update(before, after).denial()).isEqualTo(denial);
    }

    @Test
    void what_people_did_not_touch_is_let_through() {
        Manifest bad = bus("{}", "1");
        assertThat(desk.admission
                        .on(new Review(Review.Operation.UPDATE, "ns", bad, Optional.of(bad)))
                        .isAllowed())
                .isTrue();
        assertThat(desk.admission
                        .on(new Review(Review.Operation.OTHER, "ns", bad, Optional.empty()))
                        .isAllowed())
                .isTrue();
        assertThat(desk.admission
                        .on(new Review(Review.Operation.CREATE, "ns", bad, Optional.empty()))
                        .isAllowed())
                .isFalse();
    }
}
