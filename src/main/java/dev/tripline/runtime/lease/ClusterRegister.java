package dev.tripline.runtime.lease;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A Lease (coordination.k8s.io/v1), written as client-go writes it, so that {@code kubectl get lease} shows what people expect. */
final class ClusterRegister implements Register {
    private static final Duration BOUND = Duration.ofSeconds(3);

    private final Supplier<KubernetesClient> client;
    private final String namespace;
    private final String name;
    private final InstantSource clock;
    private Optional<Lease> last = Optional.empty();

    ClusterRegister(Supplier<KubernetesClient> client, String namespace, String name, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.clock = clock;
    }

    @Override
    public Optional<Entry> read() throws Refusal {
        last = within(() -> Optional.ofNullable(
                client.get().leases().inNamespace(namespace).withName(name).get()));
        return last.map(ClusterRegister::entry);
    }

    private static Entry entry(Lease lease) {
        LeaseSpec spec = Objects.requireNonNullElseGet(lease.getSpec(), LeaseSpec::new);
        return new Entry(
                Objects.requireNonNullElse(spec.getHolderIdentity(), ""),
                Duration.ofSeconds(Objects.requireNonNullElse(spec.getLeaseDurationSeconds(), 0)),
                Objects.requireNonNullElse(spec.getLeaseTransitions(), 0),
                lease.getMetadata().getResourceVersion());
    }

    @Override
    public Entry write(Entry next, Optional<Entry> before) throws Refusal {
        Lease lease = lease(next, before);
        Lease written = within(() -> {
            var there = client.get().leases().inNamespace(namespace).resource(lease);
            return before.isPresent() ? there.update() : there.create();
        });
        last = Optional.of(written);
        return entry(written);
    }

    /** With all that others wrote into it. */
    private Lease lease(Entry next, Optional<Entry> before) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        boolean same = before.map(Entry::holder).filter(next.holder()::equals).isPresent();
        ZonedDateTime acquired = last.map(Lease::getSpec)
                .map(LeaseSpec::getAcquireTime)
                .filter(time -> same)
                .orElse(now);
        LeaseBuilder lease =
                last.filter(there -> before.isPresent()).map(LeaseBuilder::new).orElseGet(LeaseBuilder::new);
        return lease.editOrNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withResourceVersion(before.map(Entry::version).orElse(null))
                .endMetadata()
                .editOrNewSpec()
                .withHolderIdentity(next.holder())
                .withLeaseDurationSeconds((int) next.term().toSeconds())
                .withLeaseTransitions(next.changes())
                .withAcquireTime(acquired)
                .withRenewTime(now)
                .endSpec()
                .build();
    }

    /** The client's own patience is longer than ours. */
    private static <T> T within(Supplier<T> request) throws Refusal {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread asking = Thread.ofVirtual().name("lease-request").start(() -> {
            try {
                answer.complete(request.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refusal(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            asking.interrupt();
            throw new Refusal(Reason.AWAY, "the API server does not answer", e);
        } catch (InterruptedException e) {
            asking.interrupt();
            Thread.currentThread().interrupt();
            throw new Refusal(Reason.AWAY, "called off", e);
        }
    }

    private static Refusal refusal(Throwable cause) {
        Reason reason = cause instanceof KubernetesClientException said ? reason(said.getCode()) : Reason.AWAY;
        return new Refusal(reason, String.valueOf(cause.getMessage()), cause);
    }

    private static Reason reason(int code) {
        return switch (code) {
            case HttpURLConnection.HTTP_CONFLICT -> Reason.CHANGED;
            case HttpURLConnection.HTTP_FORBIDDEN -> Reason.FORBIDDEN;
            default -> Reason.AWAY;
        };
    }
}
