package dev.tripline.runtime.cluster.provision;

import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.runtime.cluster.provision.server.ClientConfig;
import dev.tripline.runtime.cluster.provision.server.ServerSecrets;
import dev.tripline.runtime.cluster.provision.server.ServerVersions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks once whether everything that a bus needs is there as it should be, and makes or mends what is not. A StatefulSet that Argo
 * Events made stays as it is until {@code spec.jetstream} changes. Blocks.
 */
final class Round {
    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;

    private final KubernetesClient client;
    private final ServerVersions versions;
    private final ServerSecrets secrets = new ServerSecrets(new SecureRandom());
    private final InstantSource clock;

    Round(KubernetesClient client, ServerVersions versions, InstantSource clock) {
        this.client = client;
        this.versions = versions;
        this.clock = clock;
    }

    /** A request that may be refused. */
    private interface Step<T> {
        T take() throws Trouble;
    }

    /**
     * @throws KubernetesClientException when we may not (403), or somebody was faster (409)
     */
    Provisioned run(GenericKubernetesResource bus) {
        Optional<Wanted> wanted = Wanted.read(bus);
        if (wanted.isEmpty()) {
            return Provisioned.untold();
        }
        try {
            boolean authority = make(wanted.get()).authority();
            Map<?, ?> status = bus.getAdditionalProperties().get("status") instanceof Map<?, ?> map ? map : Map.of();
            return Provisioned.done(
                    ClientConfig.render(wanted.get().names(), wanted.get().spec(), status, authority));
        } catch (Trouble e) {
            return Provisioned.failed(e.reason(), e.sentence());
        }
    }

    private static <T> T step(String reason, Step<T> step) throws Trouble {
        try {
            return step.take();
        } catch (KubernetesClientException e) {
            if (e.getCode() == CONFLICT || e.getCode() == FORBIDDEN) {
                throw e;
            }
            throw new Trouble(reason, "the API server: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Trouble(reason, String.valueOf(e.getMessage()));
        }
    }

    private Keys make(Wanted wanted) throws Trouble {
        ServerVersions.Server server = versions.find(wanted.spec().version())
                .orElseThrow(() -> new Trouble(
                        Trouble.STATEFUL_SET,
                        "failed to get jetstream version, err: "
                                + versions.unsupported(wanted.spec().version())));
        Optional<StatefulSet> servers = step(Trouble.STATEFUL_SET, () -> servers(wanted));
        boolean adopted = servers.isPresent() && isAdopted(servers.get(), wanted);
        Keys keys = step(Trouble.SECRETS, () -> Keys.ensure(client, wanted, servers, secrets, clock));
        ConfigMap config = step(Trouble.CONFIG_MAP, () -> BusObjects.configMap(wanted, server.syncs(), keys.store()));
        step(Trouble.CONFIG_MAP, () -> configMap(wanted, config, adopted));
        step(Trouble.SERVICE, () -> service(wanted, BusObjects.service(wanted), adopted));
        String hash = Wanted.hash(List.of(config.getData(), keys.hash()));
        step(Trouble.STATEFUL_SET, () -> {
            StatefulSet set = ServerSet.make(wanted, new ServerPod(wanted, server.image(), hash).template());
            return adopted ? adopt(servers.orElseThrow(), wanted) : statefulSet(servers, set);
        });
        return keys;
    }

    private Optional<StatefulSet> servers(Wanted wanted) throws Trouble {
        Optional<StatefulSet> found = Optional.ofNullable(client.apps()
                .statefulSets()
                .inNamespace(wanted.names().namespace())
                .withName(wanted.names().statefulSet())
                .get());
        if (found.isPresent()) {
            wanted.claim(found.get().getMetadata(), "StatefulSet", Trouble.STATEFUL_SET);
        }
        return found;
    }

    private static Map<String, String> marks(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getAnnotations(), Map.of());
    }

    /** Not of our making, and nobody has changed the EventBus since we found it. */
    private static boolean isAdopted(StatefulSet found, Wanted wanted) {
        Map<String, String> marks = marks(found);
        return !marks.containsKey(Marks.SPEC)
                && marks.getOrDefault(Marks.ADOPTED, wanted.hash()).equals(wanted.hash());
    }

    private StatefulSet adopt(StatefulSet found, Wanted wanted) {
        if (marks(found).containsKey(Marks.ADOPTED)) {
            return found;
        }
        return client.resource(new StatefulSetBuilder(found)
                        .editMetadata()
                        .addToAnnotations(Marks.ADOPTED, wanted.hash())
                        .endMetadata()
                        .build())
                .update();
    }

    private ConfigMap configMap(Wanted wanted, ConfigMap made, boolean adopted) throws Trouble {
        ConfigMap found = client.resource(made).get();
        if (found == null) {
            return client.resource(made).create();
        }
        wanted.claim(found.getMetadata(), "ConfigMap", Trouble.CONFIG_MAP);
        if (adopted || belongs(found, made) && Difference.holds(data(found), made.getData())) {
            return found;
        }
        return client.resource(new ConfigMapBuilder(found)
                        .editMetadata()
                        .addToLabels(made.getMetadata().getLabels())
                        .withOwnerReferences(made.getMetadata().getOwnerReferences())
                        .endMetadata()
                        .addToData(made.getData())
                        .build())
                .update();
    }

    private static Map<String, String> data(ConfigMap found) {
        return Objects.requireNonNullElse(found.getData(), Map.of());
    }

    private static boolean belongs(HasMetadata found, HasMetadata made) {
        return Difference.holds(
                        Objects.requireNonNullElse(found.getMetadata().getLabels(), Map.of()),
                        made.getMetadata().getLabels())
                && Difference.holds(
                        found.getMetadata().getOwnerReferences(),
                        made.getMetadata().getOwnerReferences());
    }

    private Service service(Wanted wanted, Service made, boolean adopted) throws Trouble {
        Service found = client.resource(made).get();
        if (found == null) {
            return client.resource(made).create();
        }
        wanted.claim(found.getMetadata(), "Service", Trouble.SERVICE);
        if (adopted || belongs(found, made) && Difference.holds(found.getSpec(), made.getSpec())) {
            return found;
        }
        return client.resource(new ServiceBuilder(found)
                        .editMetadata()
                        .addToLabels(made.getMetadata().getLabels())
                        .withOwnerReferences(made.getMetadata().getOwnerReferences())
                        .endMetadata()
                        .editSpec()
                        .withType(made.getSpec().getType())
                        .withPublishNotReadyAddresses(made.getSpec().getPublishNotReadyAddresses())
                        .withSelector(made.getSpec().getSelector())
                        .withPorts(made.getSpec().getPorts())
                        .endSpec()
                        .build())
                .update();
    }

    private StatefulSet statefulSet(Optional<StatefulSet> servers, StatefulSet made) throws Trouble {
        if (servers.isEmpty()) {
            return client.resource(made).create();
        }
        StatefulSet found = servers.get();
        Optional<String> immovable = ServerSet.immovable(found, made);
        if (immovable.isPresent()) {
            throw new Trouble(
                    Trouble.STATEFUL_SET,
                    "Kubernetes does not let anybody change " + immovable.get() + " of StatefulSet "
                            + made.getMetadata().getName() + ": take the change back, or delete it with"
                            + " --cascade=orphan, then it is made anew around its pods");
        }
        boolean same = Objects.equals(marks(found).get(Marks.SPEC), marks(made).get(Marks.SPEC))
                && belongs(found, made)
                && Objects.equals(found.getSpec().getReplicas(), made.getSpec().getReplicas())
                && Difference.holds(
                        found.getSpec().getTemplate(), made.getSpec().getTemplate());
        return same ? found : client.resource(ServerSet.changed(found, made)).update();
    }
}
