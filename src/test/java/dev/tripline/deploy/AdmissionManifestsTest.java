package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admission webhook, which is off unless two or three lines are switched on. */
class AdmissionManifestsTest {
    private static final Path FOLDER = Thing.ROOT.resolve("K8s/events/argo-events");
    private static final String CONFIGURATION = "ValidatingWebhookConfiguration /tripline-events";
    private static final String SWITCH = "# components:\n#   - admission\n#   - admission/cert-manager\n";

    @TempDir
    private Path elsewhere;

    private Map<String, JsonNode> with(String components) throws Exception {
        Path folder = elsewhere.resolve("argo-events");
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(FOLDER.relativize(file).toString()));
            }
        }
        Path kustomization = folder.resolve("kustomization.yaml");
        String text = Files.readString(kustomization);
        assertThat(text).contains(SWITCH);
        Files.writeString(kustomization, text.replace(SWITCH, components));
        Program kustomize = Program.run(List.of(Program.wanted("kubectl"), "kustomize", folder.toString()), Map.of());
        assertThat(kustomize.code()).as(kustomize.complained()).isZero();
        return Thing.in("rendered", kustomize.said()).stream()
                .collect(Collectors.toMap(
                        thing -> thing.kind() + " " + thing.namespace() + "/" + thing.name(),
                        Thing::json,
                        (a, b) -> b,
                        TreeMap::new));
    }

    private static JsonNode container(Map<String, JsonNode> all) {
        return all.get("Deployment events/tripline").at("/spec/template/spec/containers/0");
    }

    private static Map<String, String> environment(Map<String, JsonNode> all) {
        Map<String, String> environment = new TreeMap<>();
        container(all)
                .at("/env")
                .forEach(one -> environment.put(
                        one.path("name").asText(), one.path("value").asText()));
        environment.keySet().removeIf(name -> !name.startsWith("TRIPLINE_ADMISSION_"));
        return environment;
    }

    @Test
    void triplineManagesItsCertificateByItself() throws Exception {
        Map<String, JsonNode> all = with("components:\n  - admission\n");
        assertThat(environment(all))
                .isEqualTo(Map.of(
                        "TRIPLINE_ADMISSION_SERVICE", "tripline-admission",
                        "TRIPLINE_ADMISSION_CONFIGURATION", "tripline-events"));
        assertThat(container(all).at("/ports").toString()).contains("\"containerPort\":9443,\"name\":\"admission\"");
        assertThat(all).containsKey("Service events/tripline-admission");
        assertThat(all.get("Secret events/tripline-admission-certificate").has("data"))
                .isFalse();
        assertThat(all.keySet()).noneMatch(name -> name.startsWith("Certificate ") || name.startsWith("Issuer "));
        JsonNode webhook = all.get(CONFIGURATION).at("/webhooks/0");
        assertThat(webhook.at("/failurePolicy").asText()).isEqualTo("Ignore");
        assertThat(webhook.at("/clientConfig/service/name").asText()).isEqualTo("tripline-admission");
        assertThat(webhook.at("/clientConfig").has("caBundle")).isFalse();
    }

    @Test
    void certManagerDoesItWithTheSecondComponent() throws Exception {
        Map<String, JsonNode> all = with("components:\n  - admission\n  - admission/cert-manager\n");
        assertThat(environment(all)).isEqualTo(Map.of("TRIPLINE_ADMISSION_CERTIFICATES", "/etc/tripline/admission"));
        assertThat(all.get("Certificate events/tripline-admission")
                        .at("/spec/dnsNames/0")
                        .asText())
                .isEqualTo("tripline-admission.events.svc");
        assertThat(all.get(CONFIGURATION).at("/metadata/annotations").toString())
                .contains("\"cert-manager.io/inject-ca-from\":\"events/tripline-admission\"");
        assertThat(all.keySet())
                .doesNotContain(
                        "Secret events/tripline-admission-certificate",
                        "Role events/tripline-admission",
                        "RoleBinding events/tripline-admission");
        assertThat(container(all).at("/volumeMounts").toString()).contains("/etc/tripline/admission");
    }

    /** One Secret and one configuration, each by its name, and neither may be made. */
    @Test
    void theRightsAreThoseThatTheCertificateNeeds() throws IOException {
        Set<String> rights = new TreeSet<>();
        for (String file : List.of("K8s/events/argo-events/admission/certificate.yaml", "K8s/access/admission.yaml")) {
            Thing.in(Path.of(file)).stream()
                    .flatMap(thing -> thing.at("/rules").findParents("resources").stream())
                    .forEach(rule -> rights.add(
                            rule.at("/verbs") + " " + rule.at("/resources") + " " + rule.at("/resourceNames")));
        }
        assertThat(rights)
                .containsExactlyInAnyOrder(
                        "[\"get\",\"update\"] [\"secrets\"] [\"tripline-admission-certificate\"]",
                        "[\"get\",\"patch\"] [\"validatingwebhookconfigurations\"] [\"tripline-events\"]");
    }
}
