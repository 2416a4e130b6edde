package dev.tripline.catalog.kubernetes.status;

import dev.tripline.manifest.Problem;
import java.util.List;

/**
 * What the runtime has to say about one object.
 *
 * @param provided what Argo Events' controller would say of its newest version: {@code SourcesProvided} and the like
 * @param problems of the newest version
 * @param running whether a version of it is in force
 * @param troubles what is in force and does not work at the moment, a sentence each
 */
public record Opinion(List<Finding> provided, List<Problem> problems, boolean running, List<String> troubles) {
    public Opinion {
        provided = List.copyOf(provided);
        problems = List.copyOf(problems);
        troubles = List.copyOf(troubles);
    }

    boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
