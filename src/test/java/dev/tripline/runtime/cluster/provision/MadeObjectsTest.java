package dev.tripline.runtime.cluster.provision;

import static dev.tripline.runtime.cluster.provision.World.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.client.kubernetes.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;

/** What of the objects of a bus nobody would miss before it is needed. */
@Timeout(60)
class MadeObjectsTest {
    private static final Path NATS = Path.of("K8s", "events", "argo-events", "bus", "nats.yaml");

    private final FakeApiServer server = new FakeApiServer();
    private final World world = new World(server);

    @AfterEach
    void close() {
        world.close();
    }

    private JsonNode container() {
        return world.statefulSet().orElseThrow().at("/spec/template/spec/containers/0");
    }

    /** By it the servers find each other, before any of them is ready. */
    @Test
    void the_service_has_no_address_and_names_pods_that_are_not_ready() {
        world.bus("version: latest");
        world.round();
        JsonNode spec = world.service().orElseThrow().path("spec");
        assertThat(spec.path("clusterIP").asText()).isEqualTo("None");
        assertThat(spec.path("publishNotReadyAddresses").asBoolean()).isTrue();
        JsonNode set = world.statefulSet().orElseThrow();
        assertThat(spec.path("selector")).isEqualTo(set.at("/spec/selector/matchLabels"));
        set.at("/spec/selector/matchLabels")
                .properties()
                .forEach(label ->
                        assertThat(set.at("/spec/template/metadata/labels")).contains(label.getValue()));
    }

    @Test
    void volumes_outlive_the_set() {
        world.bus("version: latest, persistence: {volumeSize: 6Gi}");
        world.round();
        assertThat(world.statefulSet().orElseThrow().at("/spec/persistentVolumeClaimRetentionPolicy"))
                .extracting(JsonNode::asText)
                .containsExactly("Retain", "Retain");
    }

    @Test
    void clients_get_a_login_and_whom_to_trust_and_no_key() {
        world.bus("version: latest");
        Provisioned said = world.round();
        JsonNode client = world.clientSecret().orElseThrow();
        assertThat(client.path("data").fieldNames()).toIterable().containsExactlyInAnyOrder("client-auth", "ca-cert");
        Map<?, ?> jetstream = (Map<?, ?>) said.config().orElseThrow().get("jetstream");
        assertThat(jetstream.get("accessSecret"))
                .isEqualTo(Map.of("name", "eventbus-default-js-client-auth", "key", "client-auth"));
        assertThat(jetstream.get("tls"))
                .isEqualTo(Map.of("caCertSecret", Map.of("name", "eventbus-default-js-client-auth", "key", "ca-cert")));
    }

    /** Who has the login of the clients must not be the system account. */
    @Test
    void the_system_account_has_a_password_of_its_own() {
        world.bus("version: latest");
        world.round();
        List<String> passwords = Pattern.compile("password: \"([^\"]+)\"")
                .matcher(value(world.serverSecret().orElseThrow(), "auth"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(passwords).hasSize(2).doesNotHaveDuplicates();
        assertThat(value(world.clientSecret().orElseThrow(), "client-auth")).contains(passwords.getFirst());
    }

    @Test
    void the_key_of_the_store_comes_from_the_servers_secret() {
        world.bus("version: latest, encryption: true");
        world.round();
        JsonNode reference = named("JS_KEY").at("/valueFrom/secretKeyRef");
        assertThat(reference.path("name").asText()).isEqualTo("eventbus-default-js-server");
        assertThat(world.serverSecret()
                        .orElseThrow()
                        .path("data")
                        .has(reference.path("key").asText()))
                .isTrue();
        assertThat(named("POD_NAME").at("/valueFrom/fieldRef/fieldPath").asText())
                .isEqualTo("metadata.name");
    }

    private JsonNode named(String variable) {
        for (JsonNode one : container().path("env")) {
            if (one.path("name").asText().equals(variable)) {
                return one;
            }
        }
        throw new AssertionError(variable);
    }

    /** The collector's limit is for the default of the container, and for no other. */
    @Test
    void who_says_how_much_memory_there_is_gets_it() {
        world.bus("version: latest, containerTemplate: {resources: {limits: {memory: 4Gi}}}");
        world.round();
        assertThat(container().path("env").findValuesAsText("name")).doesNotContain("GOMEMLIMIT");
    }

    @Test
    void servers_trust_each_other_by_certificate_and_clients_hear_of_the_service_only() {
        world.bus("version: latest");
        world.round();
        String config = world.config();
        String cluster = config.substring(config.indexOf("cluster {"));
        assertThat(cluster)
                .contains("no_advertise: true", "tls {", "cluster-server-cert.pem", "cluster-server-key.pem")
                .contains("cluster-ca-cert.pem");
        assertThat(config.substring(0, config.indexOf("jetstream {")))
                .contains("tls {", "/server-cert.pem", "/server-key.pem");
    }

    /** nats-server takes the last of two equal settings. */
    @Test
    void the_store_leaves_room_on_its_volume_and_the_event_bus_has_the_last_word() {
        world.bus("version: latest, persistence: {volumeSize: 10Gi}, settings: 'max_file_store: 3GB'");
        world.round();
        assertThat(world.config()).containsSubsequence("max_file_store: 9663676416\n", "max_file_store: 3GB\n");
    }

    /** The quota of K8s/ counts on it. */
    @Test
    void without_being_told_a_server_is_as_large_as_the_one_in_k8s() throws IOException {
        world.bus("version: latest");
        world.round();
        JsonNode other = MissingNode.getInstance();
        for (Object document : new Yaml().loadAll(Files.readString(NATS))) {
            JsonNode one = new ObjectMapper().valueToTree(document);
            other = one.path("kind").asText().equals("StatefulSet") ? one : other;
        }
        assertThat(container().path("resources")).isEqualTo(other.at("/spec/template/spec/containers/0/resources"));
    }
}
