package dev.tripline.trigger.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.cluster.ActingIn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, by whom, and what becomes of answers that are no good. */
class ObjectTroublesTest {
    private static final String JOBS = "/apis/batch/v1/namespaces/team-a/jobs";
    private static final String MAPS = "/api/v1/namespaces/team-a/configmaps";
    private static final String JOB =
            "source: {resource: {apiVersion: batch/v1, kind: Job, metadata: {generateName: thumb-}, spec: {a: 1}}}";
    private static final Firing FIRING = Samples.firing("d", "{\"colour\":\"red\"}");

    private final FakeApiServer server = new FakeApiServer();
    private final ActingIn cluster =
            new ActingIn(server).allowing("batch", "jobs").allowing("", "configmaps");

    @AfterEach
    void shut() {
        cluster.close();
    }

    private Outcome act(String section) throws RenderFailure {
        K8sTrigger trigger = new K8sTrigger(ActingIn.NAMESPACE, cluster.cluster, ActingIn.artifacts(Map.of()));
        return ActingIn.act(trigger, section, FIRING, Optional.empty());
    }

    private static String map(String name, String rest) {
        return "source: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: " + name + "}, " + rest + "}}";
    }

    /** All that was asked for but tokens and kinds. */
    private List<FakeApiServer.Request> asked() {
        return server.requests().stream()
                .filter(request -> !request.path().endsWith("/token"))
                .filter(request -> !request.path().matches("/api/v1|/apis/[^/]+/[^/]+"))
                .toList();
    }

    @Test
    void whoMayNotIsRefusedAndNobodyElseTries() throws RenderFailure {
        server.deny(ActingIn.NAMESPACE, ActingIn.ACCOUNT);
        assertThat(act("{" + JOB + "}")).isInstanceOf(Outcome.Rejected.class);
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.user()).isEqualTo(ActingIn.USER));
    }

    @Test
    void withoutATokenNothingIsSent() throws RenderFailure {
        server.fail(9, 403, "Forbidden", request -> request.path().endsWith("/token"));
        Outcome outcome = act("{" + JOB + "}");
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.detail()).contains("Tripline may not act as " + ActingIn.USER);
        assertThat(asked()).isEmpty();
        assertThat(cluster.server.denials()).containsOnlyKeys(ActingIn.USER);
    }

    @ParameterizedTest
    @CsvSource({
        "v1, ConfigMap, ../secrets/s",
        "v1, ConfigMap, 'a?x=y'",
        "v1, ConfigMap, .",
        "v1/../x, ConfigMap, a",
        "v1, 'Config/Map', a",
        "a/b/c, ConfigMap, a",
    })
    void whatIsNoNameLeadsToNoOtherObject(String apiVersion, String kind, String name) throws RenderFailure {
        Outcome outcome = act("{operation: delete, source: {resource: {apiVersion: '" + apiVersion + "', kind: '" + kind
                + "', metadata: {name: '" + name + "'}}}}");
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(outcome.detail()).startsWith("nothing sent: ");
        assertThat(asked()).isEmpty();
    }

    @Test
    void aTokenThatIsNotTakenIsExchangedOnce() throws RenderFailure {
        act("{operation: delete, " + map("m", "data: {}") + "}");
        server.revokeTokens();
        assertThat(act("{" + JOB + "}")).isInstanceOf(Outcome.Done.class);
        assertThat(server.tokens()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"422, Rejected", "400, Rejected", "404, Rejected", "429, Retry", "503, Retry", "500, Retry"})
    void answersAreSorted(int code, String outcome) throws RenderFailure {
        server.fail(
                9,
                code,
                "Because",
                request -> request.method().equals("POST") && request.path().equals(JOBS));
        assertThat(act("{" + JOB + "}").getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void anApiServerThatIsGoneIsForAnotherTry() throws RenderFailure {
        act("{operation: delete, " + map("m", "data: {}") + "}");
        server.close();
        Outcome outcome = act("{" + JOB + "}");
        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(outcome.detail()).startsWith("nothing sent: ");
    }

    @Test
    void aPatchIsSentWithItsStrategy() throws RenderFailure {
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: team-a}, data: {a: b}}");
        act("{operation: patch, " + map("m", "data: {c: d}") + "}");
        act("{operation: patch, patchStrategy: application/apply-patch+yaml, " + map("m", "data: {e: f}") + "}");
        assertThat(cluster.get(MAPS + "/m").path("data"))
                .isEqualTo(Samples.json("{\"a\":\"b\",\"c\":\"d\",\"e\":\"f\"}"));
        assertThat(server.requests().stream()
                        .filter(request -> request.method().equals("PATCH"))
                        .map(FakeApiServer.Request::contentType))
                .containsExactly("application/merge-patch+json", "application/apply-patch+yaml");
    }
}
