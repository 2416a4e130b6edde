package dev.tripline.trigger.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.cluster.ActingIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Applications are told, and how often. */
@EachCluster
class ApplicationsTest {
    private static final String APPLICATIONS = "/apis/argoproj.io/v1alpha1/namespaces/team-a/applications";
    private static final String PUSHED = "push: {dependencyName: push}";

    private final ActingIn cluster;

    ApplicationsTest(TestCluster server) {
        cluster = new ActingIn(server).allowing("argoproj.io", "applications");
    }

    @AfterEach
    void shut() {
        cluster.close();
    }

    private void application(String name, String path, String more) {
        cluster.api.put("{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: " + name
                + ", namespace: team-a, labels: {team: web}, annotations: {argocd.argoproj.io/manifest-generate-paths: .}},"
                + " spec: {source: {repoURL: 'git@GitHub.com:Acme/deploy.git', targetRevision: main, path: " + path
                + "}}" + more + "}");
    }

    private static Firing push(String action, String sha, int second, String file) {
        String body = "{\"ref\":\"refs/heads/main\",\"before\":\"1\",\"after\":\"" + sha
                + "\",\"repository\":{\"html_url\":\"https://github.com/acme/deploy\"},\"commits\":[{\"added\":[],\"modified\":[\""
                + file + "\"],\"removed\":[]}]}";
        Instant at = Samples.NOON.plusSeconds(second);
        Event event = new Event(
                action,
                "github",
                "github",
                "push",
                Optional.of(at),
                Event.JSON,
                Map.of(),
                Body.of("{\"body\":" + body + "}"));
        return new Firing(action, "deploy", "g1", "sync", Map.of("push", event), at);
    }

    private Outcome act(String section, Firing firing) throws RenderFailure {
        return ActingIn.act(new ArgocdTrigger(ActingIn.NAMESPACE, cluster.cluster, Duration.ZERO), section, firing);
    }

    private JsonNode application(String name) {
        return cluster.get(APPLICATIONS + "/" + name);
    }

    private String refresh(String name) {
        return application(name)
                .path("metadata")
                .path("annotations")
                .path("argocd.argoproj.io/refresh")
                .asText();
    }

    @Test
    void refreshesThoseWhosePathsWereTouched() throws RenderFailure {
        application("shop", "apps/shop", "");
        application("blog", "apps/blog", "");
        Firing firing = push("a1", "abc", 0, "apps/shop/x.yaml");
        assertThat(act("{operation: refresh, " + PUSHED + "}", firing)).isEqualTo(new Outcome.Done("shop: refresh"));
        assertThat(refresh("shop")).isEqualTo("normal");
        assertThat(refresh("blog")).isEmpty();
        assertThat(act("{operation: refresh, " + PUSHED + "}", firing))
                .isEqualTo(new Outcome.Done("shop: refreshed by an earlier attempt"));
    }

    @Test
    void aHardRefreshThatIsAskedForStaysHard() throws RenderFailure {
        application("shop", "apps/shop", "");
        act("{operation: hard-refresh, name: shop}", push("a1", "abc", 0, "x"));
        act("{operation: refresh, selector: {team: web}}", push("a2", "abc", 0, "x"));
        assertThat(refresh("shop")).isEqualTo("hard");
    }

    @Test
    void syncsToWhatWasPushedOnce() throws RenderFailure {
        application("shop", "apps/shop", "");
        String section = "{operation: sync, prune: true, dryRun: true, syncOptions: [A=b], " + PUSHED + "}";
        cluster.conflicts(1, "PATCH");
        assertThat(act(section, push("a1", "abc", 0, "apps/shop/x"))).isEqualTo(new Outcome.Done("shop: sync"));
        assertThat(application("shop").at("/operation/sync"))
                .isEqualTo(Samples.json(
                        "{\"revision\":\"abc\",\"prune\":true,\"dryRun\":true,\"syncOptions\":[\"A=b\"]}"));
        assertThat(act(section, push("a1", "abc", 0, "apps/shop/x")).detail()).endsWith("by an earlier attempt");
    }

    @Test
    void anOperationOfThisActionThatIsOverIsNotAskedForAgain() throws RenderFailure {
        application(
                "shop",
                "apps/shop",
                ", status: {operationState: {phase: Succeeded, operation: {info: [{name:"
                        + " tripline-action, value: a1}]}}}");
        assertThat(act("{operation: sync, " + PUSHED + "}", push("a1", "abc", 0, "apps/shop/x"))
                        .detail())
                .endsWith("by an earlier attempt");
        assertThat(application("shop").has("operation")).isFalse();
    }

    @Test
    void ofPushesThatWaitForAnOperationTheNewestIsSynced() throws RenderFailure {
        String running = ", status: {operationState: {phase: Running}}";
        application("shop", "apps/shop", running);
        String section = "{operation: sync, " + PUSHED + "}";
        Firing older = push("a1", "old", 1, "apps/shop/x");
        Firing newer = push("a2", "new", 2, "apps/shop/x");
        assertThat(act(section, older)).isInstanceOf(Outcome.Retry.class);
        assertThat(act(section, newer)).isInstanceOf(Outcome.Retry.class);
        assertThat(application("shop").has("operation")).isFalse();
        assertThat(act(section, older)).isEqualTo(new Outcome.Done("shop: superseded by the push of new"));
        String newest = application("shop")
                .at("/metadata/annotations")
                .path(Sync.NEWEST)
                .asText();
        application("shop", "apps/shop", ", status: {operationState: {phase: Succeeded}}");
        assertThat(newest).endsWith(" new");
        assertThat(act(section, newer)).isEqualTo(new Outcome.Done("shop: sync"));
        assertThat(application("shop").at("/operation/sync/revision").asText()).isEqualTo("new");
    }

    @Test
    void severalSourcesKeepTheRevisionsThatWereNotPushed() throws RenderFailure {
        cluster.api.put(
                "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: two, namespace: team-a},"
                        + " spec: {sources: [{repoURL: 'https://charts.example.com', targetRevision: 1.2.3, chart: c},"
                        + " {repoURL: 'https://github.com/acme/deploy', targetRevision: main, path: a}]}}");
        act("{operation: sync, " + PUSHED + "}", push("a1", "abc", 0, "a/b"));
        assertThat(application("two").at("/operation/sync/revisions")).isEqualTo(Samples.json("[\"1.2.3\",\"abc\"]"));
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no accounts")
    void whatTheAccountMayNotChangesNothing() throws RenderFailure {
        application("shop", "apps/shop", "");
        cluster.denying("argoproj.io", "applications");
        assertThat(act("{operation: refresh, name: shop}", push("a1", "abc", 0, "x")))
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(refresh("shop")).isEmpty();
    }

    @Test
    void nobodyIsMeantOrNobodyIsThere() throws RenderFailure {
        assertThat(act("{operation: sync, " + PUSHED + "}", push("a1", "abc", 0, "x")))
                .isEqualTo(new Outcome.Done("no Application is meant"));
        assertThat(act("{operation: sync, name: shop}", push("a1", "abc", 0, "x")))
                .isEqualTo(new Outcome.Rejected("there is no Application team-a/shop"));
    }
}
