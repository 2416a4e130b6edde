package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The servers of the bus find their files, their Secret and each other. */
class NatsFilesTest {
    private static final Path FOLDER = Path.of("K8s/events/argo-events/bus");
    private static final Thing SERVERS = nats("StatefulSet");
    private static final JsonNode CONTAINER = SERVERS.podSpec().at("/containers/0");

    private static Thing nats(String kind) {
        return Thing.in(FOLDER.resolve("nats.yaml")).stream()
                .filter(thing -> thing.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Of a line {@code key: value} in the configuration. */
    private static String setting(String key) {
        String config = Thing.in(FOLDER.resolve("config.yaml"))
                .getFirst()
                .at("/data")
                .get("nats.conf")
                .asText();
        Matcher line = Pattern.compile("(?m)^ *" + key + ": (.*)$").matcher(config);
        assertThat(line.find()).as(key).isTrue();
        return line.group(1);
    }

    private static String mounted(String volume) {
        return StreamSupport.stream(CONTAINER.at("/volumeMounts").spliterator(), false)
                .filter(mount -> mount.at("/name").asText().equals(volume))
                .findFirst()
                .orElseThrow()
                .at("/mountPath")
                .asText();
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void filesAreWhereTheirVolumesAre() {
        assertThat(words(CONTAINER.at("/command"))).endsWith("--config", mounted("config") + "/nats.conf");
        assertThat(SERVERS.podSpec().at("/volumes").findValue("configMap").at("/name"))
                .isEqualTo(Thing.in(FOLDER.resolve("config.yaml")).getFirst().at("/metadata/name"));
        assertThat(setting("store_dir")).isEqualTo(mounted("data"));
        assertThat(setting("pid_file")).startsWith(mounted("run") + "/");
        assertThat(words(CONTAINER.at("/lifecycle/preStop/exec/command"))).endsWith("ldm=" + setting("pid_file"));
    }

    @Test
    void portsAreThoseOfTheConfiguration() {
        Map<String, String> ports = Map.of("client", "port", "monitor", "http");
        for (JsonNode port : CONTAINER.at("/ports")) {
            String key = ports.getOrDefault(port.at("/name").asText(), "");
            if (!key.isEmpty()) {
                assertThat(port.at("/containerPort").asText()).isEqualTo(setting(key));
            }
        }
    }

    /** Servers that wait for each other are not ready; a Service that names ready ones only would keep them apart for ever. */
    @Test
    void serversAreNamedBeforeTheyAreReady() {
        Thing service = nats("Service");
        assertThat(service.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
        assertThat(service.text("/spec/clusterIP")).isEqualTo("None");
    }

    @Test
    void theStoreFitsItsDisk() {
        String disk = SERVERS.text("/spec/volumeClaimTemplates/0/spec/resources/requests/storage");
        Matcher store = Pattern.compile("(\\d+)GB").matcher(setting("max_file_store"));
        assertThat(store.matches()).isTrue();
        // nats-server counts 1024 for a thousand.
        BigDecimal most = BigDecimal.valueOf(Long.parseLong(store.group(1)) << 30);
        assertThat(most)
                .isLessThan(Quantity.getAmountInBytes(new Quantity(disk)).multiply(new BigDecimal("0.9")));
    }

    @Test
    void keysAreOnesThatTheSecretHas() throws Exception {
        Program secret = Program.run(List.of("sh", "K8s/bus-secret.sh"), Map.of());
        Thing made = Thing.in("secret", secret.said()).getFirst();
        Set<String> keys = new TreeSet<>();
        CONTAINER.findValues("secretKeyRef").forEach(reference -> keys.add(named(reference, made)));
        Thing bus = Thing.in(FOLDER.resolve("eventbus.yaml")).getFirst();
        keys.add(named(bus.at("/spec/jetstreamExotic/accessSecret"), made));
        assertThat(keys).hasSize(3);
        assertThat(made.at("/stringData").fieldNames()).toIterable().containsAll(keys);
    }

    private static String named(JsonNode reference, Thing secret) {
        assertThat(reference.at("/name").asText()).isEqualTo(secret.name());
        return reference.at("/key").asText();
    }
}
