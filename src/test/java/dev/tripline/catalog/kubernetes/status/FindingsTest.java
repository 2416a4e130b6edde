package dev.tripline.catalog.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Argo Events' conditions in its words, and Served. */
class FindingsTest {
    private static final BusStanding CONNECTED = new BusStanding(BusStanding.State.CONNECTED, "");
    private static final BusStanding NOT_FOUND =
            new BusStanding(BusStanding.State.NOT_FOUND, "eventbus default not found");
    private static final Problem ERROR =
            Problem.error("TL-3001", "is wrong", Position.NONE, "spec.triggers[0]", "mend it");
    private static final Problem WARNING = Problem.warning("TL-6103", "nobody sends", Position.NONE, "", "");

    private static Opinion good(boolean running, String... types) {
        return new Opinion(List.of(types).stream().map(Finding::good).toList(), List.of(), running, List.of());
    }

    private static List<String> said(ArgoKind kind, BusShape shape, Opinion opinion, BusStanding bus) {
        return said(kind, shape, opinion, bus, Optional.empty());
    }

    private static List<String> said(
            ArgoKind kind, BusShape shape, Opinion opinion, BusStanding bus, Optional<Provisioned> run) {
        return Findings.of(kind, shape, opinion, bus, run).stream()
                .map(one -> one.type() + "=" + one.standing().text() + " " + one.reason() + " " + one.message())
                .map(String::strip)
                .toList();
    }

    private static List<String> source(Opinion opinion, BusStanding bus) {
        return said(ArgoKind.EVENT_SOURCE, BusShape.FOREIGN, opinion, bus);
    }

    private static List<String> sensor(Opinion opinion, BusStanding bus) {
        return said(ArgoKind.SENSOR, BusShape.FOREIGN, opinion, bus);
    }

    @Test
    void what_runs_is_provided_deployed_and_served() {
        assertThat(source(good(true, "SourcesProvided"), CONNECTED))
                .containsExactly("SourcesProvided=True", "Deployed=True", "Served=True InForce");
        assertThat(sensor(good(true, "DependenciesProvided", "TriggersProvided"), CONNECTED))
                .containsExactly(
                        "DependenciesProvided=True", "TriggersProvided=True", "Deployed=True", "Served=True InForce");
    }

    @Test
    void without_a_bus_sensors_are_not_looked_at_and_event_sources_are() {
        assertThat(sensor(good(true, "DependenciesProvided", "TriggersProvided"), NOT_FOUND))
                .containsExactly(
                        "DependenciesProvided=Unknown",
                        "TriggersProvided=Unknown",
                        "Deployed=False EventBusNotFound eventbus default not found",
                        "Served=False EventBusNotFound eventbus default not found");
        assertThat(source(good(true, "SourcesProvided"), NOT_FOUND))
                .contains("SourcesProvided=True", "Deployed=False EventBusNotFound eventbus default not found");
    }

    @Test
    void a_bus_that_is_not_ready_is_said_in_argos_words_and_why_in_ours() {
        BusStanding kafka = new BusStanding(BusStanding.State.NOT_READY, "Kafka (spec.kafka) is not served");
        assertThat(source(good(true, "SourcesProvided"), kafka))
                .contains(
                        "Deployed=False EventBusNotReady eventbus not ready",
                        "Served=False EventBusNotReady Kafka (spec.kafka) is not served");
        BusStanding away = new BusStanding(BusStanding.State.CONNECTING, "waiting for nats://n:4222");
        assertThat(source(good(true, "SourcesProvided"), away))
                .contains("Deployed=True", "Served=False WaitingForBus waiting for nats://n:4222");
    }

    @Test
    void a_refused_version_is_named_with_its_codes_and_what_runs_meanwhile() {
        Finding invalid = Finding.bad("SourcesProvided", "InvalidEventSource", "more than one \"a\" found");
        Opinion behind = new Opinion(List.of(invalid), List.of(WARNING, ERROR), true, List.of());
        assertThat(source(behind, CONNECTED))
                .containsExactly(
                        "SourcesProvided=False InvalidEventSource more than one \"a\" found",
                        "Deployed=True",
                        "Served=False Refused TL-3001 is wrong (spec.triggers[0]): mend it; the last good version keeps"
                                + " running");
        Opinion nothing = new Opinion(List.of(invalid), List.of(ERROR), false, List.of());
        assertThat(source(nothing, CONNECTED))
                .contains("Deployed=Unknown")
                .last()
                .asString()
                .endsWith("nothing of it runs");
    }

    @Test
    void warnings_are_told_where_all_is_well_and_troubles_where_not() {
        Opinion warned = new Opinion(List.of(), List.of(WARNING), true, List.of());
        assertThat(sensor(warned, CONNECTED)).contains("Served=True InForce TL-6103 nobody sends");
        Opinion failing = new Opinion(List.of(), List.of(), true, List.of("webhook a does not work: port in use"));
        assertThat(source(failing, CONNECTED)).contains("Served=False Failing webhook a does not work: port in use");
    }

    @Test
    void an_exotic_bus_is_skipped_and_a_managed_one_left_to_whoever_runs_it() {
        Opinion bus = good(true, "Configured");
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.EXOTIC, bus, CONNECTED))
                .containsExactly(
                        "Configured=True",
                        "Deployed=True Skipped Skip deployment because of using exotic config.",
                        "Served=True InForce");
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.MANAGED, bus, CONNECTED)).containsExactly("Served=True InForce");
        BusStanding moved = new BusStanding(BusStanding.State.ELSEWHERE, "it moved");
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.EXOTIC, bus, moved)).contains("Served=False Changed it moved");
        Opinion invalid = new Opinion(
                List.of(Finding.bad("Configured", "InvalidSpec", "url is missing")), List.of(ERROR), false, List.of());
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.EXOTIC, invalid, CONNECTED))
                .contains("Configured=False InvalidSpec url is missing", "Deployed=Unknown");
    }

    @Test
    void of_a_managed_bus_that_we_run_all_is_said() {
        Opinion bus = good(true, "Configured");
        Optional<Provisioned> done = Optional.of(Provisioned.done(Map.of()));
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.MANAGED, bus, CONNECTED, done))
                .containsExactly(
                        "Configured=True", "Deployed=True Succeeded JetStream is deployed", "Served=True InForce");
        Optional<Provisioned> failed = Optional.of(Provisioned.failed("JetStreamServiceFailed", "no"));
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.MANAGED, bus, CONNECTED, failed))
                .contains("Deployed=False JetStreamServiceFailed no");
        Opinion invalid = new Opinion(
                List.of(Finding.bad("Configured", "InvalidSpec", "no version")), List.of(ERROR), false, List.of());
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.MANAGED, invalid, CONNECTED, done))
                .contains("Configured=False InvalidSpec no version", "Deployed=Unknown");
        assertThat(said(ArgoKind.EVENT_BUS, BusShape.FOREIGN, bus, CONNECTED, done))
                .containsExactly("Served=True InForce");
    }

    @Test
    void messages_have_an_end() {
        assertThat(Finding.bad("Served", "Refused", "x".repeat(5_000)).message())
                .hasSize(Finding.LONGEST)
                .endsWith("…");
    }
}
