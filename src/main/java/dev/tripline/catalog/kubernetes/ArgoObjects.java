package dev.tripline.catalog.kubernetes;

import dev.tripline.client.kubernetes.watch.Followed;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The objects of one bus in one namespace, as the API server has them. Whatever becomes of watches, nothing is missed, only late.
 * Thread-safe.
 */
public final class ArgoObjects implements AutoCloseable {
    /** The bus of an object that names none (source specification 1). */
    private static final String DEFAULT_BUS = "default";

    private static final int NOT_FOUND = 404;

    private final String namespace;
    private final String bus;
    private final Map<ArgoKind, Followed<GenericKubernetesResource>> followed = new EnumMap<>(ArgoKind.class);
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Consumer<String> trouble;
    private volatile List<String> unheard = List.of();

    private ArgoObjects(String namespace, String bus, Consumer<String> trouble) {
        this.namespace = namespace;
        this.bus = bus;
        this.trouble = trouble;
    }

    /**
     * Begins to watch. Returns at once.
     *
     * @param trouble hears in a sentence why the API server cannot be read, each reason once
     */
    public static ArgoObjects watch(KubernetesClient client, String namespace, String bus, Consumer<String> trouble) {
        ArgoObjects objects = new ArgoObjects(namespace, bus, trouble);
        for (ArgoKind kind : ArgoKind.values()) {
            objects.followed.put(
                    kind,
                    new Followed<>(
                            client.genericKubernetesResources(kind.context()).inNamespace(namespace),
                            () -> objects.onChange.forEach(Runnable::run),
                            failure -> objects.failed(kind, failure)));
        }
        return objects;
    }

    private void failed(ArgoKind kind, Throwable failure) {
        String what = answered(failure) == NOT_FOUND
                ? "the API server has no " + kind.plural() + "." + ArgoKind.GROUP
                        + ": install the custom resource definitions, or start with --install-crds"
                : kind.plural() + " in namespace " + namespace + " cannot be read: " + reason(failure);
        if (told.add(what)) {
            trouble.accept(what + "; it is tried again until it works");
        }
    }

    /** The API server's code; 0 when it did not answer. */
    private static int answered(Throwable failure) {
        int code = 0;
        for (Throwable cause = failure; cause != null && code == 0; cause = cause.getCause()) {
            code = cause instanceof KubernetesClientException refused ? refused.getCode() : 0;
        }
        return code;
    }

    /** The innermost message, which is the API server's where it answered. */
    public static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && !(cause instanceof KubernetesClientException refused && refused.getCode() > 0)) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Calls back after each change of an object, on a thread of the client: must not block. */
    public void onChange(Runnable callback) {
        onChange.add(callback);
    }

    /** Looks whether changes are still heard of; about once a second. May block for a few requests when they are not. */
    void listen(Instant now) {
        List<String> deaf = new ArrayList<>();
        followed.forEach((kind, objects) -> objects.look(now)
                .ifPresent(failure -> deaf.add("changes of " + kind.plural() + " in namespace " + namespace
                        + " are not heard of any more, what was read stays in force: " + reason(failure))));
        deaf.stream().filter(sentence -> !unheard.contains(sentence)).forEach(trouble);
        unheard = List.copyOf(deaf);
    }

    /** Which changes are not heard of any more, though all was read once: a sentence each. */
    public List<String> unheard() {
        return unheard;
    }

    /** Whether all that there is was read once. */
    public boolean isSynced() {
        return followed.values().stream().allMatch(Followed::isSynced);
    }

    public String namespace() {
        return namespace;
    }

    /** The name of the bus whose objects these are. */
    public String bus() {
        return bus;
    }

    /** Of this bus, by name, those under deletion included. */
    public List<GenericKubernetesResource> all(ArgoKind kind) {
        return Optional.ofNullable(followed.get(kind)).stream()
                .flatMap(objects -> objects.all().stream())
                .filter(object -> isOurs(kind, object))
                .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
                .toList();
    }

    /** Of this bus, by name; what is under deletion counts as gone, but for a bus, which lives until nobody refers to it. */
    public List<GenericKubernetesResource> present(ArgoKind kind) {
        return all(kind).stream()
                .filter(object -> kind == ArgoKind.EVENT_BUS || !isGoing(object))
                .toList();
    }

    static boolean isGoing(GenericKubernetesResource object) {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    private boolean isOurs(ArgoKind kind, GenericKubernetesResource object) {
        if (kind == ArgoKind.EVENT_BUS) {
            return object.getMetadata().getName().equals(bus);
        }
        Object named = object.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec
                ? spec.get("eventBusName")
                : null;
        return (named instanceof String text && !text.isEmpty() ? text : DEFAULT_BUS).equals(bus);
    }

    @Override
    public void close() {
        followed.values().forEach(Followed::close);
    }
}
