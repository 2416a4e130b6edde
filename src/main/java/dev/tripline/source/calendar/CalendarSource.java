package dev.tripline.source.calendar;

import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import dev.tripline.event.Origin;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Emitter;
import dev.tripline.source.Listener;
import dev.tripline.source.Listener.Scheduled;
import dev.tripline.source.calendar.kept.ConfigMapMemory;
import dev.tripline.source.calendar.kept.Remembering;
import dev.tripline.source.cluster.SourceAccounts;
import dev.tripline.source.tick.EverySecond;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Fires at the times of a cron schedule or an interval (source specification 5). While the process lives no slot is lost:
 * late ticks make up for what they missed, in order, and a slot the bus refuses is offered again each second. Slots that
 * pass while nothing runs are made up for where {@code persistence.catchup} asks for it. A slot's identity is its scheduled
 * second, so replicas and restarts do not repeat it. The clock's zone is the default zone of schedules.
 */
@ApplicationScoped
public class CalendarSource implements Listener<CalendarConfig>, Scheduled<CalendarConfig> {
    private static final Duration EMIT_BOUND = Duration.ofSeconds(5);
    private static final Duration CLOSE_BOUND = Duration.ofSeconds(3);
    /** From the moment of a slot until it is stored, when all is well. */
    private static final Duration TICK = Duration.ofSeconds(10);

    private final EverySecond seconds;
    private final Clock clock;
    private final MeterRegistry registry;
    /** Empty when the manifests come from files: then there are no config maps. */
    private final Optional<SourceAccounts> cluster;

    @Inject
    CalendarSource(
            Scheduler scheduler,
            Clock clock,
            MeterRegistry registry,
            SourceAccounts accounts,
            @ConfigProperty(name = "tripline.paths") Optional<List<String>> paths) {
        this(scheduler, clock, registry, paths.isPresent() ? Optional.empty() : Optional.of(accounts));
    }

    /** One without a cluster. */
    public CalendarSource(Scheduler scheduler, Clock clock, MeterRegistry registry) {
        this(scheduler, clock, registry, Optional.empty());
    }

    CalendarSource(Scheduler scheduler, Clock clock, MeterRegistry registry, Optional<SourceAccounts> cluster) {
        this.seconds = new EverySecond(scheduler);
        this.clock = clock;
        this.registry = registry;
        this.cluster = cluster;
    }

    @Override
    public Class<CalendarConfig> config() {
        return CalendarConfig.class;
    }

    @Override
    public String delivery() {
        return "A slot is done when the bus has stored its event. One that is not stored is offered again"
                + " each second, in order, for as long as the process lives. Slots that pass while nothing runs"
                + " are made up for where persistence.catchup is enabled.";
    }

    @Override
    public String identity() {
        return "The second for which the slot is scheduled, in UTC: the same on all replicas and after a" + " restart.";
    }

    @Override
    public List<Complaint> advice(CalendarConfig config) {
        return configMap(config)
                .filter(map -> cluster.isEmpty())
                .map(map -> new Complaint(
                        "persistence.configMap",
                        "there is no cluster to keep a config map in: the last slot is kept on the bus instead"))
                .stream()
                .toList();
    }

    private static Optional<CalendarConfig.ConfigMap> configMap(CalendarConfig config) {
        return config.persistence().flatMap(CalendarConfig.Persistence::configMap);
    }

    /** In a cluster the last slot is kept where Argo Events keeps it, when the manifest says so. */
    private Emitter remembering(CalendarConfig config, Emitter emitter) {
        Optional<CalendarConfig.ConfigMap> map = configMap(config);
        return map.isEmpty() || cluster.isEmpty()
                ? emitter
                : new Remembering(
                        emitter,
                        new ConfigMapMemory(
                                client(cluster.get(), emitter.serviceAccount()),
                                cluster.get().namespace(),
                                map.get().name(),
                                map.get().createIfNotExist(),
                                emitter.origin()));
    }

    /** As in Argo Events the account of the event source writes its config map. */
    private static Supplier<KubernetesClient> client(SourceAccounts accounts, String account) {
        return () -> {
            try {
                return accounts.client(account);
            } catch (NoToken e) {
                throw new KubernetesClientException(e.text(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KubernetesClientException("called off", e);
            }
        };
    }

    @Override
    public Closeable listen(CalendarConfig config, Emitter emitter) {
        CalendarRun run = new CalendarRun(
                config,
                remembering(config, emitter),
                clock,
                EMIT_BOUND,
                (reason, slots) -> missed(emitter.origin(), reason).increment(slots));
        Closeable job = seconds.run("calendar " + emitter.origin(), run::tick);
        return () -> {
            run.close();
            job.close();
            awaitIdle(run);
        };
    }

    private Counter missed(Origin origin, Missed.Reason reason) {
        return Counter.builder("tripline.calendar.missed")
                .description("slots that were left out, and why")
                .tag("source", origin.eventSource())
                .tag("event", origin.event())
                .tag("reason", reason.word())
                .register(registry);
    }

    @Override
    public List<Occurrence> occurrences(CalendarConfig config, Instant after, int most) {
        ZoneId zone = config.zone(clock.getZone());
        Instant start = after.truncatedTo(ChronoUnit.SECONDS);
        return config.timetable(start, zone).due(after, Instant.MAX, most).stream()
                .map(slot -> new Occurrence(slot, Slot.payload(slot, slot.atZone(zone), config.metadata())))
                .toList();
    }

    @Override
    public Agenda agenda(CalendarConfig config, Instant from, Instant until) {
        ZoneId zone = config.zone(clock.getZone());
        return new Agenda(
                zone,
                !config.schedule().isEmpty(),
                config.longestJitter().plus(TICK),
                Remarks.of(config, from, until, zone));
    }

    private static void awaitIdle(CalendarRun run) {
        try {
            run.awaitIdle(CLOSE_BOUND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
