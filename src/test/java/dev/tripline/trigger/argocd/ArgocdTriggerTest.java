package dev.tripline.trigger.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.event.Firing;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.Sections;
import dev.tripline.trigger.TriggerContract;
import dev.tripline.trigger.cluster.ActingIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArgocdTriggerTest extends TriggerContract<ArgocdConfig, ArgocdRequest> {
    private static ActingIn cluster;
    private static ArgocdTrigger trigger;

    @BeforeAll
    static void open() {
        FakeApiServer api = new FakeApiServer();
        cluster = new ActingIn(api);
        cluster.api.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: team-a}}");
        api.allow("team-a", "default", "*", "argoproj.io", "applications");
        cluster.api.put("{apiVersion: argoproj.io/v1alpha1, kind: Application,"
                + " metadata: {name: shop, namespace: team-a}, spec: {source: {repoURL: r}}}");
        trigger = new ArgocdTrigger("team-a", cluster.cluster, Duration.ZERO);
    }

    @AfterAll
    static void shut() {
        cluster.close();
    }

    @Override
    protected ArgocdTrigger kind() {
        return trigger;
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing(
                "push",
                "{\"body\":{\"ref\":\"refs/heads/main\",\"before\":\"1\",\"after\":\"abc\","
                        + "\"repository\":{\"clone_url\":\"https://github.com/Acme/Deploy.git\",\"default_branch\":\"main\"},"
                        + "\"commits\":[{\"added\":[\"shop/a.yaml\"],\"modified\":[],\"removed\":[]}]}}");
    }

    @Override
    protected List<String> secretValues() {
        return List.of();
    }

    @Override
    protected ArgocdConfig working() {
        return Samples.bind(ArgocdConfig.class, "{operation: refresh, name: shop}");
    }

    @Override
    protected Optional<ArgocdConfig> hanging() {
        return Optional.empty();
    }

    @Override
    protected Optional<ArgocdConfig> unreachable() {
        return Optional.empty();
    }

    @Test
    void showsThePushAndWhoIsMeant() throws RenderFailure {
        assertThat(new Sections(trigger).example(exampleFiring()))
                .containsEntry("operation", "sync")
                .containsEntry("namespace", "argocd")
                .containsEntry("selector", "team=web")
                .containsEntry(
                        "push",
                        Map.of(
                                "repositories",
                                List.of("github.com/acme/deploy"),
                                "refs",
                                List.of("refs/heads/main abc"),
                                "files",
                                List.of("shop/a.yaml")));
    }

    @Test
    void complainsAboutEverythingAtOnce() {
        assertThat(new Sections(trigger).refusals("{operation: sink, prune: true, syncOptions: [a]}"))
                .containsExactly(
                        "unknown operation \"sink\"",
                        "nothing says which Applications are meant",
                        "prune is for the operation sync only",
                        "syncOptions are for the operation sync only");
        assertThat(new Sections(trigger).refusals("{operation: sync, push: {revision: main}}"))
                .containsExactly("nothing says which push is meant");
    }

    @Test
    void anEventThatIsNoPushFailsTheAttempt() {
        assertThat(new Sections(trigger).failure("{operation: sync, push: {dependencyName: d}}"))
                .isEqualTo("the event is no push: it names no repository");
        assertThat(new Sections(trigger).failure("{operation: sync, push: {dependencyName: other}}"))
                .contains("'other' took no part");
    }

    @Test
    void parametersEditTheSection() throws RenderFailure {
        String section =
                "{operation: refresh, name: x, parameters: [{src: {dependencyName: d, dataKey: app}, dest: name}]}";
        assertThat(new Sections(trigger).summary(section, Samples.firing("d", "{\"app\":\"shop\"}")))
                .containsEntry("name", "shop");
    }
}
