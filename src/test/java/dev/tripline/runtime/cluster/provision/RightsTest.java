package dev.tripline.runtime.cluster.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.FakeApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;

/** The rights that K8s/ gives for making a bus are those that are used, down to the names of the objects. */
@Timeout(90)
class RightsTest {
    private static final Path ROLE = Path.of("K8s", "events", "argo-events", "provisioning", "role.yaml");
    private static final Pattern OBJECTS =
            Pattern.compile(".*/namespaces/events/(secrets|configmaps|services|statefulsets)(?:/([^/]+))?");
    /** Asked of who makes an object with an owner that blocks, where the API server looks. */
    private static final String FINALIZERS = "update eventbus/finalizers *";

    private final FakeApiServer server = new FakeApiServer();
    private final World world = new World(server);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void what_is_given_is_what_is_used() throws IOException {
        world.bus("version: latest");
        world.round();
        server.delete(World.secret("client-auth"));
        world.edit(
                world.service().orElseThrow(),
                service -> ((ObjectNode) service.path("spec")).put("publishNotReadyAddresses", false));
        world.bus("version: latest, settings: 'max_file_store: 3GB'");
        await().atMost(World.SOON).until(() -> {
            world.round();
            return world.config().contains("3GB");
        });
        assertThat(world.service()
                        .orElseThrow()
                        .at("/spec/publishNotReadyAddresses")
                        .asBoolean())
                .isTrue();
        Set<String> used = new TreeSet<>(Set.of(FINALIZERS));
        for (FakeApiServer.Request request : server.requests()) {
            Matcher object = OBJECTS.matcher(request.path());
            if (object.matches()) {
                String name = object.group(2) == null ? "*" : object.group(2);
                used.add(verb(request, name) + " " + object.group(1) + " " + name);
            }
        }
        assertThat(used).isEqualTo(given());
    }

    private static String verb(FakeApiServer.Request request, String name) {
        return switch (request.method()) {
            case "GET" -> name.equals("*") ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> request.method();
        };
    }

    private static Set<String> given() throws IOException {
        Set<String> given = new TreeSet<>();
        for (Object document : new Yaml().loadAll(Files.readString(ROLE))) {
            if (((Map<?, ?>) document).get("rules") instanceof List<?> rules) {
                for (Object rule : rules) {
                    Map<?, ?> one = (Map<?, ?>) rule;
                    List<?> names = one.get("resourceNames") instanceof List<?> list ? list : List.of("*");
                    for (Object resource : (List<?>) one.get("resources")) {
                        for (Object verb : (List<?>) one.get("verbs")) {
                            names.forEach(name -> given.add(verb + " " + resource + " " + name));
                        }
                    }
                }
            }
        }
        return given;
    }
}
