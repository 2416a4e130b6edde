package dev.tripline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code K8s/render.sh} fills in what it is told and nothing else. */
class RenderScriptTest {
    private static final Map<String, String> GIVEN = Map.of(
            "REPO_URL",
            "https://git.example.com/platform/seed.git",
            "IMAGE",
            "registry.example.com/platform/tripline:0.1.0",
            "REVISION",
            "release/1",
            "NAMESPACE",
            "automation",
            "ARGOCD_NAMESPACE",
            "gitops");

    private static Program render(Map<String, String> variables, String... files) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", "K8s/render.sh"));
        command.addAll(List.of(files));
        return Program.run(command, variables);
    }

    @Test
    void variablesAreFilledIn() throws Exception {
        Program done = render(
                GIVEN, "K8s/events/applicationset-events.yaml", "K8s/access/argocd.yaml", "K8s/access/shop.yaml");
        assertThat(done.code()).as(done.complained()).isZero();
        assertThat(done.said()).doesNotContain("${");
        List<Thing> things = Thing.in("rendered", done.said());
        assertThat(things).extracting(Thing::kind).startsWith("AppProject", "ApplicationSet", "Role", "RoleBinding");
        Thing set = things.get(1);
        assertThat(set.namespace()).isEqualTo("gitops");
        assertThat(set.text("/spec/generators/0/git/repoURL")).isEqualTo(GIVEN.get("REPO_URL"));
        assertThat(set.text("/spec/template/spec/source/targetRevision")).isEqualTo("release/1");
        assertThat(set.text("/spec/template/spec/destination/namespace")).isEqualTo("automation");
        assertThat(set.text("/spec/template/spec/source/kustomize/images/0"))
                .isEqualTo("tripline=registry.example.com/platform/tripline:0.1.0");
        assertThat(things.get(0).text("/spec/destinations/0/namespace")).isEqualTo("automation");
        assertThat(things.get(3).text("/subjects/0/namespace")).isEqualTo("automation");
    }

    @Test
    void theApplicationSetSyncsAsItShould() throws Exception {
        Thing set = Thing.in("rendered", render(GIVEN).said()).get(1);
        assertThat(set.text("/spec/generators/0/git/directories/0/path")).isEqualTo("K8s/events/*");
        assertThat(set.text("/spec/template/metadata/name")).isEqualTo("events-{{.path.basename}}");
        assertThat(set.at("/spec/template/spec/syncPolicy/syncOptions").toString())
                .contains("CreateNamespace=true", "ServerSideApply=true");
        assertThat(set.at("/spec/template/spec/syncPolicy/retry/backoff/factor").asInt())
                .isEqualTo(2);
        assertThat(set.text("/spec/template/spec/project"))
                .isEqualTo(Thing.in("rendered", render(GIVEN).said()).get(0).name());
        assertThat(set.at("/spec/goTemplate").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotSaidHasADefault() throws Exception {
        Map<String, String> few = Map.of("REPO_URL", GIVEN.get("REPO_URL"), "IMAGE", GIVEN.get("IMAGE"));
        Thing set = Thing.in("rendered", render(few).said()).get(1);
        assertThat(set.namespace()).isEqualTo("argocd");
        assertThat(set.text("/spec/template/spec/source/targetRevision")).isEqualTo("HEAD");
        assertThat(set.text("/spec/template/spec/destination/namespace")).isEqualTo("events");
    }

    @Test
    void whatIsMissingIsToldAtOnce() throws Exception {
        Program refused =
                render(Map.of("NAMESPACE", "No Name"), "K8s/events/applicationset-events.yaml", "K8s/nothing.yaml");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.said()).isEmpty();
        assertThat(refused.complained())
                .contains(
                        "REPO_URL is not set",
                        "IMAGE is not set",
                        "NAMESPACE is \"No Name\"",
                        "K8s/nothing.yaml: no such file");
    }

    /** Nothing that is given ends a scalar, begins another document, or is part of a sed script. */
    @Test
    void aValueCannotBeMoreThanAValue() throws Exception {
        for (String value : List.of("a\nb: c", "a|b", "a&b", "\"x\"", "a #b", "${NAMESPACE}", "a\\nb", "{{.x}}")) {
            Map<String, String> variables = new HashMap<>(GIVEN);
            variables.put("REVISION", value);
            Program refused = render(variables);
            assertThat(refused.code()).as(value).isEqualTo(2);
            assertThat(refused.complained()).contains("REVISION is \"");
            assertThat(refused.said()).isEmpty();
        }
    }
}
