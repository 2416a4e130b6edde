package dev.tripline.source.host;

import dev.tripline.event.Event;
import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.source.Payload;
import dev.tripline.source.host.filter.EventFilter;
import dev.tripline.source.host.filter.Verdict;
import dev.tripline.source.host.http.HookSink;
import dev.tripline.source.host.plan.SourceBinding;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The door of one event: asks its filter, makes payloads into CloudEvents, hands them over and keeps count (source
 * specification 0.1, 0.2). Thread-safe.
 */
final class Door implements HookSink {
    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final int MAX_PROVIDER_ID = 256;
    private static final long QUIET_MILLIS = 60_000;
    /** Not Tripline's own. */
    private static final Pattern EXTENSION = Pattern.compile("(?!tripline)[a-z0-9]+");

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data");

    private final Origin origin;
    private final String type;
    private final Optional<EventFilter> filter;
    private final World world;
    private final Intake intake;
    private final EventIds ids;
    private final DoorMeters meters;
    private final AtomicLong quietUntil = new AtomicLong();

    Door(SourceBinding binding, Intake intake, EventIds ids, DoorMeters meters) {
        this.origin = binding.origin();
        this.type = binding.kind().type();
        this.filter = binding.filter().map(SourceBinding.Filter::compiled);
        this.world = new World(ids.clock(), ids.random());
        this.intake = intake;
        this.ids = ids;
        this.meters = meters;
    }

    Origin origin() {
        return origin;
    }

    @Override
    public Uni<Optional<Receipt>> emit(Payload payload) {
        meters.received();
        if (filter.isPresent() && !passes(filter.get(), payload)) {
            return Uni.createFrom().item(Optional.empty());
        }
        long start = System.nanoTime();
        return handOver(event(payload))
                .map(receipt -> {
                    meters.stored(System.nanoTime() - start);
                    return Optional.of(receipt);
                })
                .onFailure()
                .invoke(failure -> {
                    meters.notStored(System.nanoTime() - start);
                    complain("the bus did not store an event of %s: %s", failure.toString());
                });
    }

    /** What cannot be judged does not pass, as in Argo Events; but it is told. */
    private boolean passes(EventFilter present, Payload payload) {
        return switch (verdict(present, payload)) {
            case Verdict.Decided.PASSED -> true;
            case Verdict.Decided.REJECTED -> {
                meters.filtered();
                yield false;
            }
            case Verdict.Failed failed -> {
                meters.filterFailed();
                complain("an event of %s is dropped, its filter failed: %s", failed.reason());
                yield false;
            }
        };
    }

    /** A defect in a filter must not leave the caller without an answer. */
    private Verdict verdict(EventFilter present, Payload payload) {
        try {
            return present.judge(Json.of(payload.body().bytes()), world);
        } catch (RuntimeException | StackOverflowError e) {
            return new Verdict.Failed(e.toString());
        }
    }

    private Uni<Receipt> handOver(Event event) {
        try {
            return intake.accept(event);
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private Event event(Payload payload) {
        String id = payload.providerId()
                .filter(Door::travels)
                .map(given -> EventIds.named(origin, given))
                .orElseGet(ids::fresh);
        return new Event(
                id,
                origin.eventSource(),
                type,
                origin.event(),
                Optional.of(ids.clock().instant()),
                Event.JSON,
                extensions(payload),
                payload.body());
    }

    /** A sender must not choose its sensor, nor say who sent an event through again; and each attribute is there once. */
    private static Map<String, String> extensions(Payload payload) {
        if (payload.extensions().isEmpty() && payload.episode().isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new TreeMap<>(payload.extensions());
        kept.keySet().removeIf(name -> !EXTENSION.matcher(name).matches() || ATTRIBUTES.contains(name));
        payload.episode().ifPresent(episode -> {
            kept.put(Event.EPISODE, episode.id());
            if (episode.over()) {
                kept.put(Event.EPISODE_OVER, "true");
            }
        });
        return kept;
    }

    /** Ids travel as header values; a foreign one that cannot is no identity. */
    private static boolean travels(String id) {
        return id.length() <= MAX_PROVIDER_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    @Override
    public void ignored() {
        meters.received();
        meters.filtered();
    }

    @Override
    public void refused(Refusal reason, String detail) {
        meters.refused(reason);
        if (reason == Refusal.ERROR) {
            complain("requests to %s are refused: %s; see the event source's secrets and configuration", detail);
        } else if (reason != Refusal.BUS) {
            LOG.debugf("refused a request to %s: %s", origin, detail);
        }
    }

    /** At most once a minute: a caller can repeat its requests as fast as it likes. */
    private void complain(String format, String detail) {
        long now = ids.clock().millis();
        long quiet = quietUntil.get();
        if (now >= quiet && quietUntil.compareAndSet(quiet, now + QUIET_MILLIS)) {
            LOG.warnf(format, origin, detail);
        }
    }
}
