package dev.tripline.client.secret;

import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vertx.core.Context;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Secrets and config maps of the manifests' namespace, read from the API server by name. What manifests name is read before they
 * are in force and again every two seconds in the background, so a reader finds it in memory; see {@link Refresh}. What nobody
 * named before is waited for, within two seconds, on threads that may wait; on an event loop it is missing the first time.
 * Before {@link #open} there are none. Thread-safe; values appear in no text.
 */
@ApplicationScoped
@Typed(ClusterSecrets.class)
public class ClusterSecrets implements Secrets {
    /** How long manifests wait for what they name, and a reader for what nobody named. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private volatile Optional<Refresh> refresh = Optional.empty();

    /** From now on these are the secrets of a namespace. */
    public void open(KubernetesClient client, String namespace) {
        open(new Refresh(new ClusterObjects(client, namespace), Refresh.Pace.DEFAULT));
    }

    synchronized void open(Refresh opened) {
        refresh.ifPresent(Refresh::close);
        opened.start();
        refresh = Optional.of(opened);
    }

    /** What the manifests in force name. Blocks until all of it was asked for once, at most two seconds. */
    public void expect(Set<Referenced> named) {
        refresh.ifPresent(one -> one.expect(named, PATIENCE));
    }

    @Override
    public Optional<String> read(SecretKeySelector selector) {
        return read(new Referenced(Referenced.Kind.SECRET, selector.name()), selector.key());
    }

    @Override
    public Optional<String> config(ConfigMapKeySelector selector) {
        return read(new Referenced(Referenced.Kind.CONFIG_MAP, selector.name()), selector.key());
    }

    private Optional<String> read(Referenced object, String key) {
        Optional<Refresh> reading = refresh;
        if (reading.isEmpty() || object.name().isEmpty() || object.name().contains("/")) {
            return Optional.empty();
        }
        boolean mayWait = Thread.currentThread().isVirtual() || Context.isOnWorkerThread();
        return reading.get()
                .value(object, key, mayWait ? PATIENCE : Duration.ZERO)
                .map(FolderSecrets::trimmed);
    }

    @PreDestroy
    synchronized void close() {
        refresh.ifPresent(Refresh::close);
        refresh = Optional.empty();
    }
}
