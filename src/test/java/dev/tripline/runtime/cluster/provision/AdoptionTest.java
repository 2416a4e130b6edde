package dev.tripline.runtime.cluster.provision;

import static dev.tripline.runtime.cluster.provision.World.SOON;
import static dev.tripline.runtime.cluster.provision.World.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.kubernetes.status.Finding;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bus that Argo Events made, or of which a part is gone. */
@EachCluster
@Timeout(90)
class AdoptionTest {
    private final World world;

    AdoptionTest(TestCluster server) {
        world = new World(server);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String metadata(String name, String owner) {
        return "metadata: {name: " + name + ", namespace: events, annotations: {resource-spec-hash: abc}, labels:"
                + " {controller: eventbus-controller, eventbus-name: default, owner-name: default}, ownerReferences:"
                + " [{apiVersion: argoproj.io/v1alpha1, kind: EventBus, name: default, uid: " + owner
                + ", controller: true}]}";
    }

    private void argosSecrets() {
        String server = metadata("eventbus-default-js-server", world.uid());
        world.server.put("{apiVersion: v1, kind: Secret, " + server + ", data: {auth: YQ==, encryption: a2V5}}");
        String client = metadata("eventbus-default-js-client-auth", world.uid());
        world.server.put("{apiVersion: v1, kind: Secret, " + client + ", data: {client-auth: dXNlcm5hbWU6IGE=}}");
    }

    private void argosBus(String owner) {
        world.server.put("{apiVersion: v1, kind: ConfigMap, " + metadata("eventbus-default-js-config", owner)
                + ", data: {nats-js: 'port: 4222'}}");
        world.server.put("{apiVersion: v1, kind: Service, " + metadata("eventbus-default-js-svc", owner)
                + ", spec: {clusterIP: None}}");
        world.server.put("{apiVersion: apps/v1, kind: StatefulSet, " + metadata("eventbus-default-js", owner)
                + ", spec: {replicas: 3, serviceName: eventbus-default-js-svc, podManagementPolicy: Parallel, selector:"
                + " {matchLabels: {controller: eventbus-controller, eventbus-name: default, owner-name: default}},"
                + " template: {metadata: {labels: {a: b, controller: eventbus-controller, eventbus-name: default,"
                + " owner-name: default}}, spec: {containers: [{name: main, image: 'nats:2.10.10'},"
                + " {name: reloader, image: r}, {name: metrics, image: m}]}}}}");
    }

    @Test
    void argos_bus_stays_as_it_is_until_the_event_bus_changes() {
        world.bus("version: latest");
        argosSecrets();
        argosBus(world.uid());
        JsonNode set = world.statefulSet().orElseThrow();
        JsonNode server = world.serverSecret().orElseThrow();
        JsonNode client = world.clientSecret().orElseThrow();
        JsonNode config = world.configMap().orElseThrow();
        JsonNode service = world.service().orElseThrow();
        Provisioned said = world.round();
        world.round();
        assertThat(said.deployed()).contains(Finding.good("Deployed", "Succeeded", "JetStream is deployed"));
        assertThat(world.serverSecret()).contains(server);
        assertThat(world.clientSecret()).contains(client);
        assertThat(world.configMap()).contains(config);
        assertThat(world.service()).contains(service);
        assertThat(world.statefulSet().orElseThrow().path("spec")).isEqualTo(set.path("spec"));
        assertThat(world.statefulSet()
                        .orElseThrow()
                        .at("/metadata/annotations/resource-spec-hash")
                        .asText())
                .isEqualTo("abc");
        // Argo Events keeps the certificate beside the private key; nobody is sent there.
        assertThat(jetstream(said).containsKey("tls")).isFalse();

        world.bus("version: latest, nodeSelector: {disk: ssd}");
        await().atMost(SOON).until(() -> {
            world.round();
            return world.config().contains("jetstream {");
        });
        JsonNode ours = world.statefulSet().orElseThrow();
        assertThat(ours.at("/metadata/uid")).isEqualTo(set.at("/metadata/uid"));
        assertThat(ours.at("/spec/template/spec/containers")).hasSize(1);
        assertThat(ours.at("/metadata/annotations/resource-spec-hash").asText()).isEqualTo("abc");
        assertThat(world.serverSecret()).contains(server);
        // The letters themselves are the key with which Argo Events' servers have encrypted their store.
        assertThat(world.config()).contains("key: \"$JS_KEY\"", "name: \"default\"", "/data/jetstream/store");
    }

    private static Map<?, ?> jetstream(Provisioned said) {
        return (Map<?, ?>) said.config().orElseThrow().get("jetstream");
    }

    @Test
    void what_the_status_says_in_other_words_stays() {
        world.bus("version: latest");
        argosSecrets();
        argosBus(world.uid());
        String config = "{url: x, tls: {insecureSkipVerify: true}, streamConfig: \"replicas: 3\\nretention: 0\\n"
                + "discard: 0\\nduplicates: 300s\\nmaxage: 168h\\nmaxbytes: -1\\nmaxmsgs: 50000\\n\"}";
        world.edit(
                world.server
                        .get("/apis/argoproj.io/v1alpha1/namespaces/events/eventbus/default")
                        .orElseThrow(),
                bus -> bus.set("status", yaml("{config: {jetstream: " + config + "}}")));
        await().atMost(SOON).untilAsserted(() -> {
            Map<?, ?> jetstream = jetstream(world.round());
            assertThat(String.valueOf(jetstream.get("tls"))).contains("insecureSkipVerify");
            assertThat(String.valueOf(jetstream.get("streamConfig"))).startsWith("replicas: 3\nretention");
            assertThat(jetstream.get("url")).isEqualTo("nats://eventbus-default-js-svc.events.svc:4222");
        });
    }

    private static JsonNode yaml(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper(
                            new com.fasterxml.jackson.dataformat.yaml.YAMLFactory())
                    .readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void what_belongs_to_another_is_not_touched() {
        world.bus("version: latest");
        argosBus("somebody-else");
        Provisioned said = world.round();
        assertThat(said.deployed().orElseThrow().message()).contains("belongs to EventBus default, not to this");
        assertThat(world.serverSecret()).isEmpty();
    }

    @Test
    void a_lost_login_of_ours_is_written_again_as_it_was() {
        world.bus("version: latest");
        world.round();
        String login = value(world.clientSecret().orElseThrow(), "client-auth");
        JsonNode server = world.serverSecret().orElseThrow();
        world.server.delete(World.secret("client-auth"));
        world.round();
        assertThat(value(world.clientSecret().orElseThrow(), "client-auth")).isEqualTo(login);
        assertThat(world.serverSecret()).contains(server);
    }

    @Test
    void a_lost_secret_that_cannot_be_made_again_is_said() {
        world.bus("version: latest");
        world.round();
        world.server.delete(World.secret("server"));
        assertThat(world.round().deployed().orElseThrow().message()).contains("eventbus-default-js-server is gone");
        world.server.delete(World.secret("client-auth"));
        Finding both = world.round().deployed().orElseThrow();
        assertThat(both.reason()).isEqualTo("JetStreamAuthSecretsFailed");
        assertThat(both.message()).contains("while StatefulSet eventbus-default-js is there");
        assertThat(world.serverSecret()).isEmpty();
        world.server.delete(World.path("statefulsets", "eventbus-default-js"));
        assertThat(world.round().config()).isPresent();

        argosSecrets();
        world.server.delete(World.secret("client-auth"));
        world.edit(
                world.serverSecret().orElseThrow(), secret -> ((ObjectNode) secret.path("data")).remove("client-auth"));
        assertThat(world.round().deployed().orElseThrow().message()).contains("does not hold the password");
    }

    @Test
    void encryption_is_decided_once() {
        world.bus("version: latest, encryption: true");
        world.round();
        assertThat(world.config()).contains("key: $JS_KEY\n");
        world.bus("version: latest");
        await().atMost(SOON)
                .until(() -> world.round()
                        .deployed()
                        .orElseThrow()
                        .message()
                        .contains("spec.jetstream.encryption cannot be changed"));
    }
}
