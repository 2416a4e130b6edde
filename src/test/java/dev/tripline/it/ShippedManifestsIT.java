package dev.tripline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.real.ProxiedApiServer;
import dev.tripline.client.kubernetes.real.RealApiServer;
import dev.tripline.deploy.Shipped;
import dev.tripline.it.kit.ApiCaller;
import dev.tripline.it.kit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real API server takes what K8s/ has, with every field of it, as a dry run. */
@Tag("kube-apiserver")
class ShippedManifestsIT {
    /** Their definitions are those of others. */
    private static final Set<String> OF_OTHERS = Set.of("ServiceMonitor", "PrometheusRule");

    private static final List<String> OPTIONAL = List.of(
            "K8s/access/admission.yaml",
            "K8s/access/argocd.yaml",
            "K8s/access/shop.yaml",
            "K8s/events/argo-events/admission/certificate.yaml",
            "K8s/events/argo-events/admission/service.yaml",
            "K8s/events/argo-events/admission/webhook.yaml",
            "K8s/events/argo-events/provisioning/eventbus.yaml",
            "K8s/events/argo-events/provisioning/network.yaml",
            "K8s/events/argo-events/provisioning/role.yaml");

    @BeforeAll
    static void look() {
        RealApiServer.wanted().close();
    }

    /** Where an object belongs; empty when the server does not know its kind. */
    private static Optional<String> path(ProxiedApiServer server, ObjectNode object) {
        String version = object.path("apiVersion").asText();
        String base = (version.contains("/") ? "/apis/" : "/api/") + version;
        for (JsonNode kind : server.get(base).map(all -> all.path("resources")).orElse(object.path("none"))) {
            if (kind.path("kind").equals(object.path("kind"))
                    && !kind.path("name").asText().contains("/")) {
                String place = kind.path("namespaced").asBoolean()
                        ? "/namespaces/" + object.at("/metadata/namespace").asText()
                        : "";
                return Optional.of(base + place + "/" + kind.path("name").asText() + "/"
                        + object.at("/metadata/name").asText());
            }
        }
        return Optional.empty();
    }

    @Test
    @Timeout(180)
    void an_api_server_takes_every_object_and_every_field() {
        try (ProxiedApiServer server = ProxiedApiServer.wanted("argocd", "shop")) {
            ApiCaller caller = server.administrator();
            Set<String> unknown = new TreeSet<>();
            List<String> complaints = new ArrayList<>();
            int taken = 0;
            for (ObjectNode object : Stream.concat(
                            Shipped.everything().stream(),
                            OPTIONAL.stream().flatMap(file -> Shipped.file(file).stream()))
                    .toList()) {
                Optional<String> path = path(server, object);
                if (path.isEmpty()) {
                    unknown.add(object.path("kind").asText());
                    continue;
                }
                ApiCaller.Answer answer = caller.send(
                        "PATCH",
                        path.get() + "?dryRun=All&force=true&fieldManager=tests&fieldValidation=Strict",
                        "application/apply-patch+yaml",
                        object.toString());
                if (answer.code() > 201 || !answer.warnings().isEmpty()) {
                    complaints.add(path.get() + ": " + answer);
                }
                taken++;
            }
            assertThat(complaints).isEmpty();
            assertThat(unknown).isEqualTo(OF_OTHERS);
            Figures.print("ShippedManifestsIT", taken + " objects of K8s/ are taken as they are, without a warning");
        }
    }
}
