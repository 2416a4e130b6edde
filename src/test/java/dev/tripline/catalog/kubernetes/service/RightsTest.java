package dev.tripline.catalog.kubernetes.service;

import static dev.tripline.catalog.kubernetes.service.ServiceStage.SERVICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SLICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.yaml.snakeyaml.Yaml;

/** The rights that K8s/ gives are those that are used, and no others. */
@EachCluster
@Timeout(90)
class RightsTest {
    private static final Path ROLE = Path.of("K8s", "events", "argo-events", "rbac.yaml");
    private static final Set<String> RESOURCES = Set.of("services", "endpointslices");

    private final TestCluster server;

    RightsTest(TestCluster server) {
        this.server = server;
    }

    @Test
    void what_is_given_is_what_is_used() throws Exception {
        try (ServiceStage stage = new ServiceStage(server)) {
            String wish = "service: {ports: [{port: 80, targetPort: 12000}]}";
            stage.source("hooks", wish);
            stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
            stage.pods("a=10.0.0.1 ready");
            stage.writer("a");
            await().atMost(SOON).until(() -> stage.reached("mine").size() == 1);
            String made = SERVICES + "hooks-eventsource-svc";
            await().atMost(SOON).until(() -> stage.server.get(made).isPresent());
            stage.source("hooks", wish.replace("80", "81"));
            await().atMost(SOON)
                    .until(() -> stage.server
                                    .get(made)
                                    .orElseThrow()
                                    .at("/spec/ports/0/port")
                                    .asInt()
                            == 81);
            stage.pods("a=10.0.0.1 ready", "b=10.0.0.2 ready");
            await().atMost(SOON).until(() -> stage.reached("mine").size() == 2);
            stage.source("hooks", "");
            await().atMost(SOON).until(() -> stage.server.get(made).isEmpty());
            stage.server.delete(SERVICES + "mine");
            await().atMost(SOON)
                    .until(() -> stage.server.get(SLICES + "mine-tripline-ipv4").isEmpty());

            Set<String> used = stage.server.asked().stream()
                    .flatMap(request -> RESOURCES.stream()
                            .filter(resource -> request.path().matches(".*/" + resource + "(/.*)?"))
                            .map(resource -> verb(request) + " " + resource))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(used).isEqualTo(given());
        }
    }

    private static String verb(TestCluster.Asked request) {
        boolean one = request.path().matches(".*/(services|endpointslices)/.+");
        return switch (request.method()) {
            case "GET" -> one ? "get" : request.query().contains("watch=true") ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            default -> request.method().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static Set<String> given() throws IOException {
        Set<String> given = new TreeSet<>();
        for (Object document : new Yaml().loadAll(Files.readString(ROLE))) {
            if (((Map<?, ?>) document).get("rules") instanceof List<?> rules) {
                for (Object rule : rules) {
                    for (Object resource : (List<?>) ((Map<?, ?>) rule).get("resources")) {
                        for (Object verb : (List<?>) ((Map<?, ?>) rule).get("verbs")) {
                            given.add(verb + " " + resource);
                        }
                    }
                }
            }
        }
        given.removeIf(right -> !RESOURCES.contains(right.split(" ", 2)[1]));
        return given;
    }
}
