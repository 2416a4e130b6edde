package dev.tripline.trigger.argocd;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code argocd} of a trigger template. An Application is meant when all that is said about it holds.
 *
 * @param namespace of the Applications; the sensor's own when empty
 * @param selector labels with their values
 * @param push only Applications whose sources a push has touched
 * @param parameters edit this section
 */
@RegisterForReflection
public record ArgocdConfig(
        String operation,
        String namespace,
        String name,
        Map<String, String> selector,
        Optional<PushSource> push,
        boolean prune,
        boolean dryRun,
        List<String> syncOptions,
        List<Parameter> parameters)
        implements Parameterized {
    static final String SYNC = "sync";
    static final String HARD = "hard-refresh";
    private static final Set<String> OPERATIONS = Set.of("refresh", HARD, SYNC);

    /**
     * Where a push is described: in the event of a dependency, or here.
     *
     * @param dependencyName its event is a push of GitHub, GitLab, Gitea, Gogs, Bitbucket or Bitbucket Server
     * @param revision a branch, a tag, or a whole reference
     * @param files what changed, from the root of the repository; unknown when empty
     */
    @RegisterForReflection
    public record PushSource(
            String dependencyName, String repository, String revision, String sha, List<String> files) {}

    public ArgocdConfig {
        boolean sync = operation.equals(SYNC);
        boolean nowhere = push.filter(source ->
                        source.dependencyName().isEmpty() && source.repository().isEmpty())
                .isPresent();
        new Complaints()
                .when(
                        !OPERATIONS.contains(operation),
                        "operation",
                        "unknown operation \"" + operation + "\"",
                        "refresh, hard-refresh or sync")
                .when(
                        name.isEmpty() && selector.isEmpty() && push.isEmpty(),
                        "name",
                        "nothing says which Applications are meant",
                        "name: shop, selector: {team: web}, or push: {dependencyName: push}")
                .when(
                        nowhere,
                        "push.dependencyName",
                        "nothing says which push is meant",
                        "the name of a dependency whose events are pushes, or repository and revision")
                .when(prune && !sync, "prune", "prune is for the operation sync only")
                .when(dryRun && !sync, "dryRun", "dryRun is for the operation sync only")
                .when(!syncOptions.isEmpty() && !sync, "syncOptions", "syncOptions are for the operation sync only")
                .in("parameters", parameters)
                .throwIfAny();
    }

    boolean syncs() {
        return operation.equals(SYNC);
    }
}
