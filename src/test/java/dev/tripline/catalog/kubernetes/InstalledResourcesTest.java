package dev.tripline.catalog.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Only missing definitions are made, and what is made is served. */
@EachCluster
@Timeout(60)
class InstalledResourcesTest {
    private static final String PATH = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";

    private final TestCluster server;

    InstalledResourcesTest(TestCluster server) {
        this.server = server;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @NotOn(value = Clusters.REAL, because = "all are there already, and whoever deletes one deletes its objects")
    void only_missing_ones_are_made_and_others_stay_as_they_are() {
        server.put(
                "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata:"
                        + " {name: sensors.argoproj.io, labels: {owner: somebody}}, spec: {group: argoproj.io, scope: Namespaced,"
                        + " names: {kind: Sensor, plural: sensors}, versions: [{name: v1alpha1, served: true, storage: true}]}}");
        var before = server.get(PATH + "sensors.argoproj.io");

        assertThat(CustomResources.install(server.client("events")))
                .containsExactly("eventbus.argoproj.io", "eventsources.argoproj.io");
        assertThat(CustomResources.install(server.client("events"))).isEmpty();

        assertThat(server.get(PATH + "sensors.argoproj.io")).isEqualTo(before);
        assertThat(server.get(PATH + "eventbus.argoproj.io")).isPresent();
    }

    @Test
    void after_it_objects_of_all_kinds_are_kept_as_they_were_given() {
        CustomResources.install(server.client("events"));
        for (ArgoKind kind : ArgoKind.values()) {
            String collection = "/apis/argoproj.io/v1alpha1/namespaces/events/" + kind.plural();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> server.list(collection).isEmpty());
            server.put(ArgoManifests.manifest(kind, "a", "anything: {goes: [1, 2.50, {deep: true}]}"));
            assertThat(server.get(collection + "/a")
                            .orElseThrow()
                            .at("/spec/anything/goes/2/deep")
                            .asBoolean())
                    .isTrue();
        }
    }
}
