package dev.tripline.trigger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.cluster.ActingIn;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of objects, at any API server. */
@EachCluster
class ObjectActionTest {
    private static final String JOBS = "/apis/batch/v1/namespaces/team-a/jobs";
    private static final String MAPS = "/api/v1/namespaces/team-a/configmaps";
    private static final String JOB =
            "source: {resource: {apiVersion: batch/v1, kind: Job, metadata: {generateName: thumb-}, spec:"
                    + " {template: {spec: {restartPolicy: Never, containers: [{name: main, image: busybox}]}}}}}";
    private static final Firing FIRING = Samples.firing("d", "{\"colour\":\"red\"}");

    private final ActingIn cluster;

    ObjectActionTest(TestCluster server) {
        cluster = new ActingIn(server).allowing("batch", "jobs").allowing("", "configmaps");
    }

    @AfterEach
    void shut() {
        cluster.close();
    }

    private Outcome act(String section, Optional<String> policy) throws RenderFailure {
        Map<String, String> values = Map.of(
                "templates/job", "{apiVersion: v1, kind: ConfigMap, metadata: {name: from-map}, data: {}}",
                "templates/broken", "a: [");
        K8sTrigger trigger = new K8sTrigger(ActingIn.NAMESPACE, cluster.cluster, ActingIn.artifacts(values));
        return ActingIn.act(trigger, section, FIRING, policy);
    }

    private Outcome act(String section) throws RenderFailure {
        return act(section, Optional.empty());
    }

    private static String map(String name, String rest) {
        return "source: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, " + rest + "}}";
    }

    private JsonNode data(String name) {
        return cluster.get(MAPS + "/" + name).path("data");
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void anAttemptThatIsRepeatedFindsWhatTheFirstOneMade() throws RenderFailure {
        assertThat(act("{" + JOB + "}").detail()).startsWith("created jobs.batch team-a/thumb-");
        Outcome again = act("{" + JOB + "}");
        assertThat(again).isInstanceOf(Outcome.Done.class);
        assertThat(again.detail()).startsWith("an earlier attempt created");
        assertThat(cluster.api.list(JOBS)).singleElement().satisfies(job -> {
            assertThat(job.path("metadata").path("name").asText()).matches("thumb-[0-9a-f]{16}");
            assertThat(job.path("metadata")
                            .path("labels")
                            .path("events.tripline.dev/action")
                            .asText())
                    .isEqualTo("action-1");
        });
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void aNameThatSomebodyElseHasIsRejected() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}}");
        assertThat(act("{" + map("m", "data: {}") + "}"))
                .isEqualTo(new Outcome.Rejected("configmaps m exists already, and this action did not make it"));
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no accounts")
    void whatTheAccountMayNotIsRejected() throws RenderFailure {
        cluster.denying("batch", "jobs");
        Outcome outcome = act("{" + JOB + "}");
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.detail()).contains("HTTP 403 Forbidden", ActingIn.USER, "cannot create");
        assertThat(cluster.api.list(JOBS)).isEmpty();
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no accounts")
    void anAccountThatIsNotThereIsRejected() throws RenderFailure {
        cluster.api.delete("/api/v1/namespaces/team-a/serviceaccounts/deployer");
        assertThat(act("{" + JOB + "}"))
                .isEqualTo(new Outcome.Rejected("nothing sent: there is no service account team-a/deployer"));
    }

    @Test
    void anUpdateLaysTheObjectOverTheOneThatIsThereDespiteConflicts() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a, labels: {a: b}},"
                + " data: {kept: x, empty: y, changed: z}}");
        cluster.conflicts(2, "PUT");
        assertThat(act("{operation: update, " + map("m", "data: {changed: new, empty: ''}") + "}"))
                .isEqualTo(new Outcome.Done("updated configmaps team-a/m"));
        assertThat(data("m")).isEqualTo(Samples.json("{\"kept\":\"x\",\"empty\":\"y\",\"changed\":\"new\"}"));
        assertThat(cluster.get(MAPS + "/m")
                        .path("metadata")
                        .path("labels")
                        .path("a")
                        .asText())
                .isEqualTo("b");
    }

    @Test
    void whatIsNotThereIsCreatedByAnUpdateAndByAPatchWithoutLabels() throws RenderFailure {
        act("{operation: update, " + map("u", "data: {a: b}") + "}");
        act("{operation: patch, " + map("p", "data: {a: b}") + "}");
        for (String name : new String[] {"u", "p"}) {
            assertThat(data(name).path("a").asText()).isEqualTo("b");
            assertThat(cluster.get(MAPS + "/" + name).path("metadata").has("labels"))
                    .isFalse();
        }
    }

    @Test
    void aPatchChangesWhatItNames() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}, data: {a: b}}");
        assertThat(act("{operation: patch, " + map("m", "data: {c: d}") + "}"))
                .isEqualTo(new Outcome.Done("patched configmaps team-a/m"));
        assertThat(data("m")).isEqualTo(Samples.json("{\"a\":\"b\",\"c\":\"d\"}"));
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no server-side apply")
    void soDoesWhatIsApplied() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}, data: {a: b}}");
        String apply = "operation: patch, patchStrategy: application/apply-patch+yaml, ";
        act("{" + apply + map("m", "data: {e: f}") + "}");
        act("{" + apply + map("m", "data: {e: g}") + "}");
        assertThat(data("m")).isEqualTo(Samples.json("{\"a\":\"b\",\"e\":\"g\"}"));
    }

    @Test
    void deletingWhatIsNotThereIsDone() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}}");
        String delete = "{operation: delete, " + map("m", "data: {}") + "}";
        assertThat(act(delete)).isEqualTo(new Outcome.Done("deleted configmaps team-a/m"));
        assertThat(act(delete)).isEqualTo(new Outcome.Done("configmaps team-a/m was not there"));
    }

    @Test
    void parametersOfALiveObjectEditWhatTheClusterHas() throws RenderFailure {
        cluster.api.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}, data: {a: b}}");
        String live = "{operation: update, liveObject: true, source: {resource: {apiVersion: v1, kind: ConfigMap,"
                + " metadata: {name: m, namespace: team-a}}}, parameters: [{src: {dependencyName: d, dataKey: colour},"
                + " dest: data.a, operation: append}]}";
        act(live);
        assertThat(data("m").path("a").asText()).isEqualTo("bred");
    }

    @Test
    void itWaitsForTheLabelsOfThePolicy() throws RenderFailure {
        cluster.api.put(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a, labels: {ok: 'yes'}}}");
        String patch = "{operation: patch, " + map("m", "data: {a: b}") + "}";
        assertThat(act(patch, Optional.of("{labels: {ok: 'yes'}}")).detail()).endsWith("and it has the labels");
        String never = "{labels: {ok: 'no'}, backoff: {duration: 10ms, steps: 3}, errorOnBackoffTimeout: %s}";
        assertThat(act(patch, Optional.of(never.formatted("true")))).isInstanceOf(Outcome.Retry.class);
        assertThat(act(patch, Optional.of(never.formatted("false")))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no accounts")
    void theServerSaysHowAKindIsCalledAndWhetherItHasNamespaces() throws RenderFailure {
        Outcome outcome = act("{source: {resource: {apiVersion: apiextensions.k8s.io/v1,"
                + " kind: CustomResourceDefinition, metadata: {name: c}}}}");
        assertThat(outcome.detail())
                .startsWith("POST /apis/apiextensions.k8s.io/v1/customresourcedefinitions: HTTP 403");
    }

    @Test
    void anObjectIsReadFromAConfigMap() throws RenderFailure {
        assertThat(act("{source: {configmap: {name: templates, key: job}}}").detail())
                .isEqualTo("created configmaps team-a/from-map");
        assertThat(act("{source: {configmap: {name: templates, key: other}}}"))
                .isEqualTo(new Outcome.Rejected("there is no key other of config map templates"));
        assertThat(act("{source: {configmap: {name: templates, key: broken}}}").detail())
                .startsWith("key broken of config map templates cannot be read");
        assertThat(act("{source: {url: {path: 'http://x'}}}"))
                .isEqualTo(new Outcome.Rejected("objects from url are not read by this version"));
    }
}
