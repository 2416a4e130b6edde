package dev.tripline.trigger.argocd;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code argocd} of a trigger template. An Application is meant when all that is said about it holds.
 */
@RegisterForReflection
@Means("A refresh or a sync of Applications of Argo CD. Not in Argo Events.")
public record ArgocdConfig(
        @Means("refresh, hard-refresh or sync") String operation,

        @Means(value = "of the Applications", otherwise = "the sensor's own")
        String namespace,

        @Means("of one Application") String name,

        @Means("labels with their values, of the Applications that are meant")
        Map<String, String> selector,

        @Means("only Applications whose sources a push has touched")
        Optional<PushSource> push,

        @Means("with sync: delete what is no longer in the repository")
        boolean prune,

        @Means("with sync: only say what would be done") boolean dryRun,

        @Means("with sync: as Argo CD writes them, ServerSideApply=true for example")
        List<String> syncOptions,

        @Means("edit this section with what events say") List<Parameter> parameters)
        implements Parameterized {
    static final String SYNC = "sync";
    static final String HARD = "hard-refresh";
    private static final Set<String> OPERATIONS = Set.of("refresh", HARD, SYNC);

    /** Where a push is described: in the event of a dependency, or here. */
    @RegisterForReflection
    @Means("Where a push is described: in the event of a dependency, or here.")
    public record PushSource(
            @Means("whose event is a push of GitHub, GitLab, Gitea, Gogs, Bitbucket or Bitbucket Server")
            String dependencyName,

            @Means("the address of the repository") String repository,
            @Means("a branch, a tag, or a whole reference") String revision,
            @Means("the commit that a sync is pinned to") String sha,

            @Means("what changed, from the root of the repository; unknown when empty")
            List<String> files) {}

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
