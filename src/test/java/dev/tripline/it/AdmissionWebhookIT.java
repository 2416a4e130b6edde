package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.manifest;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.real.ProxiedApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import dev.tripline.deploy.Shipped;
import dev.tripline.it.kit.ApiCaller;
import dev.tripline.it.kit.ApiCaller.Answer;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real API server calls the admission webhook of the packaged application, as K8s/ has it: its rights, its certificate, its
 * configuration. Only the Service is another one, that leads the API server to this machine.
 */
@Tag("kube-apiserver")
class AdmissionWebhookIT {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";
    private static final List<String> OF_THE_CLUSTER = List.of(
            "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/tripline-events",
            RBAC + "clusterrolebindings/tripline-admission",
            RBAC + "clusterroles/tripline-admission");
    private static final String REFUSES = "admission webhook \"manifests.tripline.dev\" denied the request: ";
    private static final String GOOD_SENSOR =
            "dependencies: [{name: dep, eventSourceName: door, eventName: in}], triggers: [{template: {name: say, log: {}}}]";
    private static final String BROKEN_SENSOR = GOOD_SENSOR.replace("eventName: in", "eventName: ''");

    @TempDir
    private Path folder;

    private final ProxiedApiServer server = ProxiedApiServer.wanted();
    private final ApiCaller caller = server.administrator();
    private Nats nats;
    private InCluster tripline;

    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
        assumeFalse(RealApiServer.isNamed(), "the API server of -Dkube.config does not find a webhook on this machine");
    }

    @BeforeEach
    void apply() {
        int port = Ports.free();
        nats = Nats.start(folder.resolve("nats"), 1);
        OF_THE_CLUSTER.forEach(server::deleteIfThere);
        Shipped.file("K8s/events/argo-events/tripline.yaml").stream()
                .filter(object -> object.path("kind").asText().equals("ServiceAccount"))
                .forEach(object -> server.put(object.toString()));
        for (String file : List.of(
                "K8s/events/argo-events/rbac.yaml",
                "K8s/events/argo-events/admission/certificate.yaml",
                "K8s/access/admission.yaml")) {
            Shipped.file(file).forEach(object -> server.put(object.toString()));
        }
        server.put("{apiVersion: v1, kind: Service, metadata: {name: tripline-admission, namespace: events},"
                + " spec: {type: ExternalName, externalName: localhost}}");
        Shipped.file("K8s/events/argo-events/admission/webhook.yaml").forEach(object -> {
            ((ObjectNode) object.at("/webhooks/0/clientConfig/service")).put("port", port);
            server.put(object.toString());
        });
        exoticBus(server, "default", nats.url());
        tripline = InCluster.withRights(folder, server, "tripline-0");
        JsonNode container = Shipped.file("K8s/events/argo-events/admission/deployment.yaml")
                .getFirst()
                .at("/spec/template/spec/containers/0");
        container
                .path("env")
                .forEach(one -> tripline.with(
                        one.path("name").asText(), one.path("value").asText()));
        tripline.with("TRIPLINE_ADMISSION_PORT", String.valueOf(port));
    }

    @AfterEach
    void close() {
        tripline.close();
        OF_THE_CLUSTER.forEach(server::deleteIfThere);
        nats.close();
        server.close();
    }

    private Answer create(ArgoKind kind, String name, String spec) {
        return create(kind, name, spec, "");
    }

    private Answer create(ArgoKind kind, String name, String spec, String query) {
        String collection = path(kind, name).replaceFirst("/[^/]*$", "");
        return caller.send("POST", collection + query, "application/json", json(manifest(kind, name, spec)));
    }

    private static String json(String yaml) {
        try {
            return YAML.readTree(yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String trusted() {
        return server.get(OF_THE_CLUSTER.getFirst())
                .orElseThrow()
                .at("/webhooks/0/clientConfig/caBundle")
                .asText();
    }

    private void awaitChecking() {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> create(ArgoKind.SENSOR, "try", BROKEN_SENSOR, "?dryRun=All")
                                .code()
                        == 400);
    }

    private String served(String sensor) {
        JsonNode object = server.get(path(ArgoKind.SENSOR, sensor)).orElseThrow();
        for (JsonNode one : object.at("/status/conditions")) {
            if (one.path("type").asText().equals("Served")) {
                return one.path("status").asText() + " " + one.path("reason").asText();
            }
        }
        return "";
    }

    @Test
    @Timeout(240)
    void the_api_server_asks_before_it_stores() throws Exception {
        assertThat(create(ArgoKind.SENSOR, "early", BROKEN_SENSOR).code())
                .as("nobody answers yet")
                .isEqualTo(201);
        server.delete(path(ArgoKind.SENSOR, "early"));
        assertThat(trusted()).isEmpty();

        long begin = System.nanoTime();
        tripline.start();
        tripline.awaitReady();
        await().atMost(SOON).until(() -> !trusted().isEmpty());
        awaitChecking();
        Duration checking = Duration.ofNanos(System.nanoTime() - begin);

        Answer refused = create(ArgoKind.SENSOR, "broken", BROKEN_SENSOR);
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo(REFUSES + "invalid Sensor: event dependency must define the EventName");
        assertThat(server.get(path(ArgoKind.SENSOR, "broken"))).isEmpty();

        long asked = System.nanoTime();
        Answer stored = create(ArgoKind.SENSOR, "good", GOOD_SENSOR);
        Duration create = Duration.ofNanos(System.nanoTime() - asked);
        assertThat(stored).isEqualTo(new Answer(201, "", List.of()));
        Answer warned = create(
                ArgoKind.EVENT_SOURCE,
                "door",
                "webhook: {in: {port: '12000', endpoint: /in, method: POST, colour: red}}");
        assertThat(warned.code()).isEqualTo(201);
        assertThat(warned.warnings())
                .singleElement()
                .asString()
                .contains("unknown field", "colour", "it has no effect");

        Answer changed = caller.send(
                "PATCH",
                path(ArgoKind.EVENT_BUS, "default"),
                "application/merge-patch+json",
                "{\"spec\": {\"jetstreamExotic\": null, \"jetstream\": {\"version\": \"latest\"}}}");
        assertThat(changed.message()).isEqualTo(REFUSES + "Can not change event bus implementation");
        assertThat(server.get(path(ArgoKind.EVENT_BUS, "default"))
                        .orElseThrow()
                        .path("spec")
                        .has("jetstreamExotic"))
                .isTrue();

        // What Tripline itself writes gets past itself.
        await().atMost(SOON).untilAsserted(() -> assertThat(served("good")).startsWith("True"));
        await().atMost(SOON)
                .until(() -> server.get(path(ArgoKind.EVENT_BUS, "default"))
                        .orElseThrow()
                        .at("/metadata/finalizers/0")
                        .asText()
                        .equals("eventbus-controller"));

        String bundle = trusted();
        tripline.kill();
        assertThat(create(ArgoKind.SENSOR, "unseen", BROKEN_SENSOR).code())
                .as("nobody answers")
                .isEqualTo(201);
        tripline.start();
        tripline.awaitReady();
        awaitChecking();
        assertThat(trusted()).as("the certificate is still good").isEqualTo(bundle);
        await().atMost(SOON).untilAsserted(() -> assertThat(served("unseen")).isEqualTo("False Refused"));
        Figures.print(
                "AdmissionWebhookIT",
                "%s after the start the API server has objects checked; creating one that is good takes %s"
                        .formatted(Figures.seconds(checking), Figures.millis(create)));
    }
}
