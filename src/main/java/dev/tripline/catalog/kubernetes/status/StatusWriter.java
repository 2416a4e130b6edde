package dev.tripline.catalog.kubernetes.status;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.Changes;
import dev.tripline.catalog.kubernetes.voice.Telling;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Keeps the status of all objects as it should be: looks after each change and each second, and writes what differs, while it is
 * the one that speaks. What cannot be written is tried again with the next looks. On a virtual thread of its own.
 */
public final class StatusWriter implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StatusWriter.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STILL = Duration.ofMillis(50);
    private static final int MAX_WAITS = 5;
    private static final int CONFLICT = 409;
    private static final int GONE = 404;

    private final KubernetesClient client;
    private final ArgoObjects objects;
    private final Opinions opinions;
    private final BooleanSupplier speaks;
    private final Finalizers finalizers;
    private final Telling telling;
    private final InstantSource clock;
    private final Changes changes = new Changes();
    private final Thread writer;
    private volatile boolean closed;
    private String told = "";

    /**
     * Begins.
     *
     * @param speaks whether this replica is the one that writes, at this moment; tell {@link #look} when it has changed
     * @param self unique among the replicas
     */
    public StatusWriter(
            KubernetesClient client,
            ArgoObjects objects,
            Opinions opinions,
            BooleanSupplier speaks,
            String self,
            InstantSource clock) {
        this.client = client;
        this.objects = objects;
        this.opinions = opinions;
        this.speaks = speaks;
        this.finalizers = new Finalizers(client, objects);
        this.telling = new Telling(client, self, clock);
        this.clock = clock;
        this.writer = Thread.ofVirtual().name("status-writer").unstarted(this::run);
        objects.onChange(this::look);
        writer.start();
    }

    /** Something may have changed. Returns at once. */
    public void look() {
        changes.happened();
    }

    private void run() {
        try {
            while (!closed) {
                if (changes.within(LOOK)) {
                    changes.awaitStill(STILL, MAX_WAITS);
                }
                lookAround();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAround() {
        if (!speaks.getAsBoolean() || !objects.isSynced()) {
            return;
        }
        try {
            Opinions.Look look = opinions.look();
            if (look.isSettled()) {
                for (ArgoKind kind : ArgoKind.values()) {
                    attend(kind, objects.all(kind), look);
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.ERROR, "the status of the objects could not be made", e);
        }
    }

    private void attend(ArgoKind kind, List<GenericKubernetesResource> all, Opinions.Look look) {
        for (GenericKubernetesResource object : all) {
            if (closed || !speaks.getAsBoolean()) {
                return;
            }
            try {
                Optional<String> stays =
                        finalizers.attend(kind, object, look.provisioned().isPresent());
                stays.ifPresent(why -> telling.warn(object, "DeletionRefused", why));
                if (object.getMetadata().getDeletionTimestamp() == null) {
                    write(kind, object, look);
                }
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT && e.getCode() != GONE) {
                    trouble(kind, object, String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private void trouble(ArgoKind kind, GenericKubernetesResource object, String reason) {
        if (!told.equals(reason)) {
            told = reason;
            LOG.log(
                    Logger.Level.WARNING,
                    "the status of {0} cannot be written ({1}); it is tried again",
                    kind.path(object.getMetadata().getName()),
                    reason);
        }
    }

    private void write(ArgoKind kind, GenericKubernetesResource object, Opinions.Look look) {
        Map<String, Object> before = Status.of(object);
        BusShape shape = BusShape.of(object);
        Opinion opinion = look.of(kind, object);
        List<Finding> findings = Findings.of(kind, shape, opinion, look.bus(), look.provisioned());
        Optional<Map<String, Object>> config = kind == ArgoKind.EVENT_BUS && !opinion.isRefused()
                ? BusShape.config(object).or(() -> configOfOurs(shape, look))
                : Optional.empty();
        Number generation = Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
        Map<String, Object> after = Status.with(before, findings, config, generation, clock.instant());
        if (Status.same(before, after)) {
            return;
        }
        GenericKubernetesResource copy = Serialization.clone(object);
        copy.setAdditionalProperty("status", after);
        client.genericKubernetesResources(kind.context())
                .inNamespace(objects.namespace())
                .resource(copy)
                .updateStatus();
        Map<?, ?> served = Status.condition(after, Findings.SERVED);
        String reason = Objects.toString(served.get("reason"), "");
        if (Findings.WORTH_AN_EVENT.contains(reason) && !served.equals(Status.condition(before, Findings.SERVED))) {
            telling.warn(object, reason, Objects.toString(served.get("message"), ""));
        }
    }

    private static Optional<Map<String, Object>> configOfOurs(BusShape shape, Opinions.Look look) {
        return shape == BusShape.MANAGED ? look.provisioned().flatMap(Provisioned::config) : Optional.empty();
    }

    /** Ends within seconds. */
    @Override
    public void close() {
        closed = true;
        changes.happened();
        try {
            writer.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
