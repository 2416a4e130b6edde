package dev.tripline.source.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.language.path.Json;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.source.SourceVectors;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which objects and changes Argo Events' resource event source lets through. */
public final class ResourceVectors implements VectorChecks {
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "resource.filter", ResourceVectors::filter,
                "resource.labelSelector", ResourceVectors::labels,
                "resource.event", ResourceVectors::event);
    }

    private static ResourceConfig config(JsonNode filter, JsonNode eventTypes) {
        ObjectNode config = SourceVectors.JSON.createObjectNode();
        config.put("version", "v1").put("resource", "pods");
        config.set(
                "eventTypes",
                eventTypes.isArray()
                        ? eventTypes
                        : SourceVectors.JSON.createArrayNode().add("ADD"));
        if (filter.isObject()) {
            config.set("filter", filter);
        }
        Problems problems = new Problems();
        return Binder.bind(ResourceConfig.class, NodeJson.read(config.toString(), Position.NONE), "spec", problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    private static void filter(Vector vector) {
        ResourceConfig config = config(vector.given().path("filter"), SourceVectors.JSON.nullNode());
        JsonNode input = vector.input();
        String object = input.path("object").toString();
        boolean passes = config.filter()
                .map(ObjectFilter::of)
                .map(filter -> filter.passes(
                        Change.Type.valueOf(input.path("type").asText()),
                        JSON.unmarshal(object, GenericKubernetesResource.class),
                        Json.of(object),
                        Instant.parse(input.path("startTime").asText()),
                        Instant.parse("2030-01-01T00:00:00Z")))
                .orElse(true);
        assertThat(passes).isEqualTo(vector.expect().path("pass").asBoolean());
    }

    /** By the fake server's eyes, which reads what a real one would be sent. */
    private static void labels(Vector vector) {
        ObjectNode filter = SourceVectors.JSON.createObjectNode();
        filter.putArray("labels").add(vector.given().path("selector"));
        ResourceConfig config = config(filter, SourceVectors.JSON.nullNode());
        if (vector.expect().path("error").asBoolean()) {
            assertThatThrownBy(() -> Watched.of(config)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        try (FakeApiServer server = new FakeApiServer()) {
            int number = 0;
            for (JsonNode labels : vector.input().path("labels")) {
                Map<String, String> given = SourceVectors.JSON.convertValue(
                        labels, new com.fasterxml.jackson.core.type.TypeReference<>() {});
                server.client("default")
                        .configMaps()
                        .resource(new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName("m" + number++)
                                .withLabels(given)
                                .endMetadata()
                                .build())
                        .create();
            }
            // "in (1)" of a key whose values are numbers in the case: the texts count.
            Set<String> found = new java.util.HashSet<>();
            server.client("default")
                    .configMaps()
                    .withLabelSelector(Watched.of(config).labels())
                    .list()
                    .getItems()
                    .forEach(map -> found.add(map.getMetadata().getName()));
            for (int i = 0; i < number; i++) {
                assertThat(found.contains("m" + i))
                        .as("m%d", i)
                        .isEqualTo(vector.expect().path("match").path(i).asBoolean());
            }
        }
    }

    private static void event(Vector vector) {
        JsonNode expect = vector.expect();
        JsonNode types = vector.given().path("eventTypes");
        if (expect.has("startError")) {
            assertThatThrownBy(() -> ResourceSource.types(config(SourceVectors.JSON.nullNode(), types)
                            .eventTypes()
                            .orElseThrow()))
                    .hasMessageStartingWith(expect.path("startError").asText());
            return;
        }
        Seen seen = Seen.read(Watched.of(config(SourceVectors.JSON.nullNode(), types)), Optional.empty());
        if (expect.has("publishedCount")) {
            int there = vector.input().path("existingObjects").asInt();
            assertThat(seen.missed(java.util.stream.IntStream.range(0, there)
                            .mapToObj(i -> object("u" + i, "1"))
                            .toList()))
                    .hasSize(expect.path("publishedCount").asInt());
            return;
        }
        Change.Type type = Change.Type.valueOf(vector.input().path("type").asText());
        String before = vector.input().path("oldResourceVersion").asText("6");
        seen.told(new Change(Change.Type.ADD, object("u", before), Optional.empty()));
        Change change = new Change(
                type, object("u", vector.input().path("newResourceVersion").asText("7")), Optional.empty());
        boolean wanted = ResourceSource.types(config(SourceVectors.JSON.nullNode(), types)
                        .eventTypes()
                        .orElseThrow())
                .contains(type);
        assertThat(wanted && seen.isNews(change))
                .isEqualTo(expect.path("published").asBoolean());
    }

    /** The form of a change. */
    public static void payload(Vector vector) throws IOException {
        ObjectNode config = SourceVectors.JSON.createObjectNode();
        for (String field : List.of("group", "version", "resource")) {
            config.set(field, vector.given().path(field));
        }
        config.putArray("eventTypes");
        ResourceConfig bound = Binder.bind(
                        ResourceConfig.class, NodeJson.read(config.toString(), Position.NONE), "spec", new Problems())
                .orElseThrow();
        JsonNode input = vector.input();
        Change change = new Change(
                Change.Type.valueOf(input.path("type").asText()),
                JSON.unmarshal(input.path("object").toString(), GenericKubernetesResource.class),
                Optional.of(input.path("oldObject").toString())
                        .map(text -> JSON.unmarshal(text, GenericKubernetesResource.class)));
        change.object().getMetadata().setUid("u");
        JsonNode payload =
                SourceVectors.JSON.readTree(ResourcePayload.of(change, JSON.asJson(change.object()), bound, JSON)
                        .body()
                        .bytes());
        ((ObjectNode) payload.at("/body/metadata")).remove("uid");
        assertThat(payload).isEqualTo(vector.expect().path("data"));
    }

    private static GenericKubernetesResource object(String uid, String version) {
        return JSON.unmarshal(
                "{\"metadata\": {\"name\": \"n\", \"uid\": \"%s\", \"resourceVersion\": \"%s\"}}"
                        .formatted(uid, version),
                GenericKubernetesResource.class);
    }
}
