package dev.tripline.source.host;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.source.Hook;
import dev.tripline.source.HookConfig;
import dev.tripline.source.KnownSource;
import dev.tripline.source.Listener;
import dev.tripline.source.Payload;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.http.HookLimits;
import dev.tripline.source.host.http.HookPorts;
import dev.tripline.source.host.http.HookRoute;
import dev.tripline.source.host.listen.Backoff;
import dev.tripline.source.host.listen.Lease;
import dev.tripline.source.host.listen.Listening;
import dev.tripline.source.host.listen.Retrying;
import dev.tripline.source.host.listen.Shared;
import dev.tripline.source.host.plan.RouteConflicts;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.host.plan.SourceKinds;
import dev.tripline.source.host.plan.SourcePlan;
import dev.tripline.source.host.plan.SourcesProvided;
import dev.tripline.source.host.registration.RegistrationPace;
import dev.tripline.source.host.registration.Registrations;
import dev.tripline.source.registration.ProviderCalls;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Serves every event of every event source: opens, exchanges and closes, and does the ritual around each kind. Changes block,
 * are made one at a time, and must not be asked for on an event loop; questions can be asked at any time.
 */
@ApplicationScoped
public class SourceHost implements Closeable {
    static final String PORT_UNAVAILABLE = "TL-2201";
    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(10);

    /**
     * What does not come from manifests.
     *
     * @param bindHost where hooks are served
     * @param namespace the constant label of Argo's metrics
     */
    public record Settings(
            String bindHost, String namespace, HookLimits limits, Backoff.Pace pace, RegistrationPace registration) {}

    private final Intake intake;
    private final Memories memories;
    private final Secrets secrets;
    private final MeterRegistry registry;
    private final Settings settings;
    private final EventIds ids;
    private final SourcePlan plan;
    private final HookPorts ports;
    private final Retrying retry;
    private final Registrations registrations;
    private final RunningGauges running;
    private volatile Map<Origin, Served> served = Map.of();
    private volatile Map<SourceBinding, String> refused = Map.of();

    @Inject
    public SourceHost(
            Vertx vertx,
            Intake intake,
            Memories memories,
            Secrets secrets,
            MeterRegistry registry,
            SourceKinds kinds,
            HttpCaller http,
            @ConfigProperty(name = "tripline.webhook.host", defaultValue = "0.0.0.0") String bindHost,
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this(
                vertx,
                intake,
                memories,
                secrets,
                registry,
                kinds,
                http,
                new Settings(bindHost, namespace, HookLimits.DEFAULT, Backoff.Pace.DEFAULT, RegistrationPace.DEFAULT),
                new EventIds(Clock.systemUTC(), new SecureRandom()));
    }

    public SourceHost(
            Vertx vertx,
            Intake intake,
            Memories memories,
            Secrets secrets,
            MeterRegistry registry,
            SourceKinds kinds,
            HttpCaller http,
            Settings settings,
            EventIds ids) {
        this.intake = intake;
        this.memories = memories;
        this.secrets = secrets;
        this.registry = registry;
        this.settings = settings;
        this.ids = ids;
        this.plan = new SourcePlan(kinds);
        this.running = new RunningGauges(registry, settings.namespace(), this::status);
        this.ports = new HookPorts(vertx, settings.bindHost(), secrets, settings.limits());
        this.retry = new Retrying(ports::retry, new Backoff(settings.pace(), ids.random()));
        this.registrations = new Registrations(
                new ProviderCalls(http, ids.clock(), PROVIDER_TIMEOUT),
                registry,
                settings.registration(),
                ids.random());
    }

    /** Binds the events of one event source. What has errors is left out, and all of them are in {@code problems}. */
    public List<SourceBinding> plan(Manifest eventSource, Problems problems) {
        return plan.of(eventSource, problems).bindings();
    }

    /** What Argo Events' controller would say of an event source: for those who look at its status. */
    public SourcesProvided provided(Manifest eventSource) {
        return plan.of(eventSource, new Problems()).provided();
    }

    /** Tells which of these stand in each other's way: same port and endpoint, other TLS secrets on the same port. */
    public void check(Collection<SourceBinding> wanted, Problems problems) {
        RouteConflicts.among(wanted, problems);
    }

    /**
     * Makes what is served equal to what is wanted. Unchanged events are not disturbed; changed hooks are exchanged without
     * closing their port; what vanished is closed after the requests in flight.
     *
     * @return what cannot be served, and why. A busy port is tried again in the background.
     */
    public synchronized Problems apply(Collection<SourceBinding> wanted) {
        Problems problems = new Problems();
        refused = RouteConflicts.among(wanted, problems);
        Map<Origin, SourceBinding> next = new LinkedHashMap<>();
        wanted.stream()
                .filter(binding -> !refused.containsKey(binding))
                .forEach(binding -> next.put(binding.origin(), binding));

        Map<Origin, Served> before = served;
        Served.closeListeners(before.values().stream()
                .filter(old -> Optional.ofNullable(next.get(old.binding().origin()))
                        .filter(old.binding()::sameAs)
                        .isEmpty())
                .toList());
        Map<Origin, Served> after = new LinkedHashMap<>();
        next.forEach((origin, binding) -> {
            Optional<Served> unchanged = Optional.ofNullable(before.get(origin))
                    .filter(old -> old.binding().sameAs(binding));
            after.put(
                    origin,
                    unchanged
                            .map(old -> new Served(binding, old.route(), old.listening()))
                            .orElseGet(() -> serve(binding)));
        });
        served = Collections.unmodifiableMap(after);
        ports.apply(routesByPort(after.values()));
        after.values().forEach(one -> reportPort(one.binding(), problems));
        if (after.values().stream().anyMatch(one -> trouble(one.binding()).isPresent())) {
            retry.wake();
        }
        registrations.apply(after.values().stream().map(Served::binding).toList());
        running.now(next.keySet().stream().map(Origin::eventSource).collect(Collectors.toSet()));
        return problems;
    }

    private Served serve(SourceBinding binding) {
        return switch (binding.kind()) {
            case KnownSource<?> known -> new Served(binding, Optional.empty(), Optional.empty());
            case Hook<?> hook ->
                new Served(binding, Optional.of(route(hook, binding, door(binding))), Optional.empty());
            case Listener<?> listener ->
                new Served(binding, Optional.empty(), Optional.of(listen(listener, binding, door(binding))));
        };
    }

    private Door door(SourceBinding binding) {
        return new Door(binding, intake, ids, new DoorMeters(registry, settings.namespace(), binding.origin()));
    }

    private <C extends Record & HookConfig> HookRoute route(Hook<C> hook, SourceBinding binding, Door door) {
        return HookRoute.of(hook, hook.config().cast(binding.config()), secrets, ids.clock(), door);
    }

    private <C extends Record> Listening listen(Listener<C> listener, SourceBinding binding, Door door) {
        C config = listener.config().cast(binding.config());
        Origin origin = binding.origin();
        Lease lease = listener.isSingleton(config) ? memories.lease() : Lease.OWN;
        return new Listening(
                emitter -> listener.listen(config, emitter),
                origin,
                door::emit,
                new Shared(
                        memories.of(origin),
                        memories.aftermath(origin),
                        lease,
                        binding.account(),
                        ids.clock().instant()),
                new Backoff(settings.pace(), ids.random()));
    }

    private static Map<Integer, List<HookRoute>> routesByPort(Collection<Served> served) {
        Map<Integer, List<HookRoute>> byPort = new TreeMap<>();
        for (Served one : served) {
            one.route()
                    .ifPresent(route -> byPort.computeIfAbsent(route.context().portNumber(), port -> new ArrayList<>())
                            .add(route));
        }
        return byPort;
    }

    private void reportPort(SourceBinding binding, Problems problems) {
        trouble(binding)
                .ifPresent(trouble -> problems.error(
                        PORT_UNAVAILABLE,
                        "port " + binding.served().map(WebhookContext::port).orElse("") + " for " + binding.origin()
                                + " cannot be opened on " + settings.bindHost() + ": " + trouble,
                        binding.at(),
                        binding.path(),
                        "free the port or choose another; it is tried again"));
    }

    /** How every wanted event is doing. */
    public List<SourceStatus> status() {
        List<SourceStatus> all = new ArrayList<>();
        served.values()
                .forEach(one -> all.add(one.status(trouble(one.binding()), settings.bindHost())
                        .with(registrations.status(one.binding().origin()))));
        refused.forEach((binding, why) ->
                all.add(new SourceStatus(binding.origin(), binding.kind().key(), State.REFUSED, "", why)));
        return all;
    }

    /** The events that are served now. */
    public List<SourceBinding> bindings() {
        return served.values().stream().map(Served::binding).toList();
    }

    /** Where payloads of an event go as if its kind had brought them: through its filter, and under its name. */
    public Function<Payload, Uni<Optional<Receipt>>> entrance(SourceBinding binding) {
        return door(binding)::emit;
    }

    private Optional<String> trouble(SourceBinding binding) {
        return binding.served().flatMap(context -> ports.trouble(context.portNumber()));
    }

    /**
     * Stops listening, gives the lease back, deletes the hooks that are to go from their providers, refuses new requests, and returns
     * when those in flight are answered; each within its limit.
     */
    @Override
    public synchronized void close() {
        retry.close();
        Served.closeListeners(served.values());
        memories.lease().giveBack();
        registrations.close();
        ports.close();
        served = Map.of();
        refused = Map.of();
        running.now(Set.of());
    }
}
