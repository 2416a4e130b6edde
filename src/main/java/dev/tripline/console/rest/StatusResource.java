package dev.tripline.console.rest;

import dev.tripline.bus.Bus;
import dev.tripline.runtime.Platform;
import dev.tripline.runtime.cluster.Cluster;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.doctor.Checkups;
import dev.tripline.runtime.doctor.Doctor;
import dev.tripline.runtime.pressure.Watch;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.SourceStatus;
import dev.tripline.source.host.registration.RegistrationStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the runtime is doing. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
public class StatusResource {
    private final Platform platform;
    private final Bus bus;
    private final Watch watch;
    private final SourceHost sources;
    private final CurrentDeployment deployment;
    private final Doctor doctor;
    private final Checkups checkups;
    private final Cluster cluster;

    StatusResource(
            Platform platform,
            Bus bus,
            Watch watch,
            SourceHost sources,
            CurrentDeployment deployment,
            Doctor doctor,
            Checkups checkups,
            Cluster cluster) {
        this.platform = platform;
        this.bus = bus;
        this.watch = watch;
        this.sources = sources;
        this.deployment = deployment;
        this.doctor = doctor;
        this.checkups = checkups;
        this.cluster = cluster;
    }

    /**
     * @param natsServer version of the bus; empty before the first connection
     * @param alarms what people have to do something about, a sentence each
     */
    @RegisterForReflection
    public record Status(
            boolean ready,
            boolean busConnected,
            String natsServer,
            Intake intake,
            List<String> alarms,
            List<Source> sources,
            List<Sensor> sensors) {}

    /**
     * @param state open, refusing (senders hear 503 until enough is decided) or stopped (until people have looked)
     * @param undecided events that are stored and not decided
     * @param used how much they take of what the events stream may hold, 0 to 1, by its closest limit
     */
    @RegisterForReflection
    public record Intake(String state, long undecided, double oldestUndecidedSeconds, double used, String limit) {}

    /**
     * @param url where a hook is called; empty for listeners
     * @param detail why it is not running
     * @param registration how its hooks stand at the provider: starting, registered or failing; empty when Tripline does not
     *     register them
     * @param registrationDetail which hooks cannot be registered, and why
     */
    @RegisterForReflection
    public record Source(
            String eventSource,
            String event,
            String kind,
            String state,
            String url,
            String detail,
            String registration,
            String registrationDetail) {}

    @RegisterForReflection
    public record Sensor(String name, String generation) {}

    @GET
    @NonBlocking
    @Operation(summary = "The bus, the intake, the event sources and the sensors in force")
    public Status status() {
        Watch.Report report = watch.report();
        return new Status(
                platform.isReady(),
                bus.isConnected(),
                bus.serverVersion(),
                new Intake(
                        report.state().name().toLowerCase(Locale.ROOT),
                        report.undecided(),
                        report.oldestUndecidedSeconds(),
                        report.used(),
                        report.limit()),
                alarms(report),
                sources.status().stream().map(StatusResource::source).toList(),
                deployment.get().generations().entrySet().stream()
                        .map(sensor -> new Sensor(sensor.getKey(), sensor.getValue()))
                        .toList());
    }

    private List<String> alarms(Watch.Report report) {
        Stream<String> rights = checkups.troubles().entrySet().stream()
                .flatMap(sensor ->
                        sensor.getValue().stream().map(sentence -> "sensor " + sensor.getKey() + ": " + sentence));
        return Stream.of(report.alarms().stream(), cluster.alarms().stream(), doctor.troubles().stream(), rights)
                .flatMap(lines -> lines)
                .toList();
    }

    private static Source source(SourceStatus status) {
        return new Source(
                status.origin().eventSource(),
                status.origin().event(),
                status.kind(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.url(),
                status.detail(),
                status.registration()
                        .map(hooks -> hooks.state().name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                status.registration().map(RegistrationStatus::detail).orElse(""));
    }
}
