package dev.tripline.console.cli.check;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with files. Each is checked by itself: an error there is an error. What only shows when all are served together
 * (the same name twice, two webhooks in each other's way) is a warning, since folders of samples are no namespace; {@code
 * serve} refuses it.
 */
final class Validation {
    private static final String TWICE = "TL-6007";
    private static final String TOGETHER = "only when they are served together";

    private final ManifestCheck check;

    Validation(ManifestCheck check) {
        this.check = check;
    }

    List<Problem> of(ManifestFile.Found found) {
        List<Manifest> all = found.files().stream()
                .flatMap(file -> file.manifests().stream())
                .toList();
        Map<String, List<Problem>> together = new LinkedHashMap<>();
        for (Problem problem : check.check(all).all()) {
            together.computeIfAbsent(problem.at().file(), unused -> new ArrayList<>())
                    .add(problem);
        }
        List<Problem> problems = new ArrayList<>(found.problems());
        Map<String, Manifest> owners = new LinkedHashMap<>();
        for (ManifestFile file : found.files()) {
            problems.addAll(file.problems());
            Set<Problem> alone = new HashSet<>(check.check(file.manifests()).all());
            for (Problem problem : together.getOrDefault(file.name(), List.of())) {
                problems.add(alone.contains(problem) || !problem.isError() ? problem : warning(problem));
            }
            alone.stream()
                    .filter(Problem::isError)
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
            duplicates(file, owners, problems);
        }
        return problems;
    }

    private static Problem warning(Problem problem) {
        String hint = problem.hint().isEmpty() ? TOGETHER : problem.hint() + "; " + TOGETHER;
        return Problem.warning(problem.code(), problem.message(), problem.at(), problem.path(), hint);
    }

    private static void duplicates(ManifestFile file, Map<String, Manifest> owners, List<Problem> problems) {
        for (Manifest manifest : file.manifests()) {
            Manifest owner = owners.putIfAbsent(manifest.key(), manifest);
            if (owner == null) {
                continue;
            }
            String message = manifest.key() + " is there twice, also at " + owner.at();
            boolean sameFile = owner.at().file().equals(file.name());
            problems.add(
                    sameFile
                            ? Problem.error(TWICE, message, manifest.at(), "metadata.name", "rename one of them")
                            : Problem.warning(TWICE, message, manifest.at(), "metadata.name", TOGETHER));
        }
    }
}
