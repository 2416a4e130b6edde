package dev.tripline.trigger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.event.Firing;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.Sections;
import dev.tripline.trigger.TriggerContract;
import dev.tripline.trigger.cluster.ActingIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class K8sTriggerTest extends TriggerContract<K8sConfig, K8sRequest> {
    private static ActingIn cluster;
    private static K8sTrigger trigger;

    @BeforeAll
    static void open() {
        FakeApiServer api = new FakeApiServer();
        cluster = new ActingIn(api);
        cluster.api.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: team-a}}");
        api.allow("team-a", "default", "*", "", "pods");
        trigger = new K8sTrigger("team-a", cluster.cluster, ActingIn.artifacts(Map.of()));
    }

    @AfterAll
    static void shut() {
        cluster.close();
    }

    @Override
    protected K8sTrigger kind() {
        return trigger;
    }

    @Override
    protected List<String> secretValues() {
        return List.of();
    }

    @Override
    protected K8sConfig working() {
        return Samples.bind(K8sConfig.class, "{source: {" + POD + "}}");
    }

    @Override
    protected Optional<K8sConfig> hanging() {
        return Optional.empty();
    }

    @Override
    protected Optional<K8sConfig> unreachable() {
        return Optional.empty();
    }

    private Map<String, Object> exampleSummary() throws RenderFailure {
        return new Sections(trigger).example(exampleFiring());
    }

    private Map<String, Object> summary(String section, Firing firing) throws RenderFailure {
        return new Sections(trigger).summary(section, firing);
    }

    private String failure(String section) {
        return new Sections(trigger).failure(section);
    }

    private List<String> refusals(String section) {
        return new Sections(trigger).refusals(section);
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("upload", "{\"file\":{\"name\":\"cat.png\"}}");
    }

    private static final String POD = "resource: {apiVersion: v1, kind: Pod, metadata: {name: p}}";

    @Test
    @SuppressWarnings("unchecked")
    void createsTheObjectOfTheExample() throws RenderFailure {
        Map<String, Object> summary = exampleSummary();
        assertThat(summary)
                .containsEntry("operation", "create")
                .containsEntry("group", "batch")
                .containsEntry("version", "v1")
                .containsEntry("resource", "jobs")
                .containsEntry("namespace", "team-a");
        Map<String, Object> object = (Map<String, Object>) summary.get("object");
        assertThat(object.toString()).contains("args=[cat.png]").contains("backoffLimit=2");
        assertThat(((Map<String, Object>) object.get("metadata")))
                .containsEntry("namespace", "team-a")
                .containsEntry(
                        "labels",
                        Map.of(
                                "events.argoproj.io/sensor",
                                "sensor-1",
                                "events.argoproj.io/trigger",
                                "trigger-1",
                                "events.argoproj.io/action-timestamp",
                                String.valueOf(Samples.NOON.toEpochMilli()),
                                "events.tripline.dev/action",
                                "action-1"));
        assertThat(((Map<String, Object>) object.get("metadata")).get("name").toString())
                .matches("thumbnail-[0-9a-f]{16}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{operation: apply, parameters: [{}]}"))
                .containsExactly(
                        "k8s trigger does not contain an absolute action",
                        "unknown operation type apply",
                        "parameter source can't be empty",
                        "parameter destination can't be empty");
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Ingress, ingresses",
        "v1, Box, boxes",
        "v1, Quiz, quizes",
        "v1, Policy, policies",
        "v1, Gateway, gateways",
        "v1, Branch, branches",
        "v1, Dash, dashes",
        "v1, Graph, graphs",
        "v1, Knife, knives",
        "v1, Role, roles",
        "v1, Shelf, shelves",
        "v1, Endpoints, endpointses",
        "v1, A, a",
        "v1, EventBus, eventbus",
        "a/b/c, Pod, ''",
    })
    void pluralsAreGuessedAsArgoEventsDoes(String apiVersion, String kind, String plural) {
        assertThat(ResourceName.of(apiVersion, kind).resource()).isEqualTo(plural);
    }

    @Test
    void whatIsClusterWideHasNoNamespace() throws RenderFailure {
        String node = "{operation: delete, source: {resource: {apiVersion: v1, kind: Node, metadata: {name: n}}}}";
        assertThat(summary(node, exampleFiring()))
                .doesNotContainKey("namespace")
                .containsEntry("object", Map.of("apiVersion", "v1", "kind", "Node", "metadata", Map.of("name", "n")));
    }

    @Test
    void aPatchSaysItsStrategy() throws RenderFailure {
        assertThat(summary("{operation: patch, source: {" + POD + "}}", exampleFiring()))
                .containsEntry("patch", "application/merge-patch+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | unknown artifact location",
                "{resource: [a]} | the resource is a list",
                "{inline: 'a: ['} | inline cannot be read",
                "{inline: '- a'} | its first document is no object",
                "{inline: ''} | its first document is no object",
                "{git: {filePath: ~/x}} | \"~\" is not allowed in the filePath",
                "{git: {cloneDirectory: a\\b}} | \"\\\\\" is not allowed in the cloneDirectory",
                "{resource: {kind: Pod}} | has no apiVersion",
            })
    void sourcesThatGiveNothingFailTheAttempt(String source, String complaint) {
        assertThat(failure("{source: " + source + "}")).contains(complaint);
    }

    @Test
    void aParameterThatTakesTheKindAwayFailsTheAttempt() {
        assertThat(failure("{source: {" + POD + "}, parameters: [{src: {dependencyName: d, value: ''}, dest: kind}]}"))
                .contains("has no kind");
    }

    @Test
    void theFirstSourceCountsAndIsReadWhenItActs() throws RenderFailure {
        String source = "{source: {url: {path: 'http://x/y'}, git: {url: g, filePath: f, tag: t}, " + POD + "}}";
        assertThat(summary(source, exampleFiring()))
                .containsEntry("source", Map.of("kind", "url", "path", "http://x/y", "read", "when it acts"))
                .doesNotContainKey("object");
        assertThat(summary(
                        "{source: {configmap: {name: n, key: k}, git: {url: g, filePath: f, tag: t}}}",
                        exampleFiring()))
                .containsEntry(
                        "source",
                        Map.of(
                                "kind",
                                "git",
                                "url",
                                "g",
                                "file",
                                "f",
                                "reference",
                                "refs/tags/t",
                                "read",
                                "when it acts"));
    }

    @Test
    void aLiveObjectIsFetchedByItsNameAndItsNamespace() throws RenderFailure {
        String live = "{liveObject: true, operation: update, source: {resource: {apiVersion: v1, kind: Pod%s}}}";
        assertThat(failure(live.formatted(""))).isEqualTo("resource name must be specified for fetching live object");
        assertThat(failure(live.formatted(", metadata: {name: p}")))
                .isEqualTo("resource namespace must be specified for fetching live object");
        assertThat(summary(live.formatted(", metadata: {name: p, namespace: n}"), exampleFiring()))
                .containsKey("liveObject");
    }

    @Test
    void onlyTheFirstDocumentOfAnInlineTextCounts() throws RenderFailure {
        String text = "{operation: delete, source: {inline: \"{apiVersion: v1, kind: Pod}\\n---\\n{kind: Other}\"}}";
        assertThat(summary(text, exampleFiring())).containsEntry("resource", "pods");
    }
}
