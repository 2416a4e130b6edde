package dev.tripline.runtime.cluster.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.eventbus.EventBusSpec;
import dev.tripline.manifest.eventbus.JetStreamBus;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.runtime.cluster.provision.server.BusNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an EventBus asks for.
 *
 * @param labels of the EventBus itself
 * @param hash of {@code spec.jetstream}
 */
record Wanted(BusNames names, OwnerReference owner, Map<String, String> labels, JetStreamBus spec, String hash) {
    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /** Empty when the spec has errors, about which others speak. */
    static Optional<Wanted> read(GenericKubernetesResource bus) {
        ObjectMeta about = bus.getMetadata();
        if (!(bus.getAdditionalProperties().get("spec") instanceof Map<?, ?> spec)) {
            return Optional.empty();
        }
        Node node = NodeJson.read(Serialization.asJson(spec), Position.NONE);
        OwnerReference owner = new OwnerReferenceBuilder()
                .withApiVersion(ArgoKind.GROUP + "/" + ArgoKind.VERSION)
                .withKind(ArgoKind.EVENT_BUS.kind())
                .withName(about.getName())
                .withUid(about.getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
        return Binder.bind(EventBusSpec.class, node, "spec", new Problems())
                .flatMap(EventBusSpec::jetstream)
                .map(jetstream -> new Wanted(
                        new BusNames(about.getName(), about.getNamespace()),
                        owner,
                        Objects.requireNonNullElse(about.getLabels(), Map.of()),
                        jetstream,
                        hash(spec.get("jetstream"))));
    }

    /** The same for the same value, whatever the order of its members. */
    static String hash(@Nullable Object value) {
        try {
            byte[] json = SORTED.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of an object that belongs to the bus. */
    ObjectMetaBuilder metadata(String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(names.namespace())
                .withLabels(names.labels())
                .withOwnerReferences(owner);
    }

    /** @throws Trouble when something else made it, an EventBus of the same name that is gone included */
    void claim(ObjectMeta found, String kind, String reason) throws Trouble {
        for (OwnerReference other : Objects.requireNonNullElse(found.getOwnerReferences(), List.<OwnerReference>of())) {
            if (Boolean.TRUE.equals(other.getController()) && !owner.getUid().equals(other.getUid())) {
                throw new Trouble(
                        reason,
                        kind + " " + found.getName() + " belongs to " + other.getKind() + " " + other.getName()
                                + ", not to this EventBus");
            }
        }
    }
}
