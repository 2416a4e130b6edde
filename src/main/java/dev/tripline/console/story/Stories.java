package dev.tripline.console.story;

import dev.tripline.catalog.files.ManifestFile;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import dev.tripline.runtime.rehearsal.Explainer;
import dev.tripline.runtime.rehearsal.Rehearsal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds test files, and runs their tests one after the other, each with a memory of its own. */
public final class Stories {
    private static final int MOST_FOLDERS = 8;
    private static final String NO_TESTS = "TL-6301";

    private final Explainer explainer;

    public Stories(Explainer explainer) {
        this.explainer = explainer;
    }

    /**
     * What became of one test.
     *
     * @param error why it could not be played; empty when it could
     */
    public record Result(
            String file, String name, List<Mismatch> mismatches, String error, double seconds, Position at) {
        public boolean passed() {
            return mismatches.isEmpty() && error.isEmpty();
        }
    }

    /**
     * All test files under these paths: files that are named, and in folders {@code tests.yaml} and {@code *_test.yaml}.
     *
     * @throws CommandFailure when a path is not there
     */
    public static List<Path> files(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandFailure(CommandFailure.NOT_FOUND, "no such file or folder: " + path);
            }
            try (Stream<Path> found = Files.walk(path, MOST_FOLDERS)) {
                found.filter(file -> Files.isRegularFile(file) && (file.equals(path) || isTest(file)))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new CommandFailure(CommandFailure.NOT_FOUND, "cannot look into " + path);
            }
        }
        return files;
    }

    private static boolean isTest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.matches("(tests|.*_test)\\.ya?ml");
    }

    /** Runs a file's tests. What is wrong with the file or its manifests is in {@code problems}, and then nothing runs. */
    public List<Result> run(Path path, Problems problems) {
        Optional<StoryFile> file = read(path, problems);
        if (file.isEmpty()) {
            return List.of();
        }
        Path folder = Optional.ofNullable(path.getParent()).orElse(Path.of(""));
        List<Manifest> manifests = manifests(file.get(), folder, problems);
        Supplier<Rehearsal> rehearsals = explainer.rehearsals(manifests, problems);
        List<Result> results = new ArrayList<>();
        if (!problems.hasErrors()) {
            for (StoryFile.Story story : file.get().tests()) {
                results.add(run(path, folder, story, rehearsals.get()));
            }
        }
        return results;
    }

    private Result run(Path path, Path folder, StoryFile.Story story, Rehearsal rehearsal) {
        long begin = System.nanoTime();
        List<Mismatch> mismatches = List.of();
        String error = "";
        try {
            StoryRun.Outcome outcome = StoryRun.play(story, rehearsal, folder);
            mismatches = Judging.of(new Expectation(story.expect()), outcome);
        } catch (CommandFailure e) {
            error = String.valueOf(e.getMessage());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new Result(
                path.toString(),
                story.name(),
                mismatches,
                error,
                seconds,
                story.expect().at());
    }

    private static Optional<StoryFile> read(Path path, Problems problems) {
        List<Node> documents;
        try {
            documents = YamlDocuments.read(path.toString(), Files.readString(path), problems);
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, "cannot read " + path);
        }
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        Position begin = new Position(path.toString(), 1, 1);
        if (documents.size() != 1) {
            problems.error(NO_TESTS, "a test file is one document with tests", begin, "", "tests: [{name: …}]");
            return Optional.empty();
        }
        return Binder.bind(StoryFile.class, documents.getFirst(), "", problems);
    }

    private static List<Manifest> manifests(StoryFile file, Path folder, Problems problems) {
        List<Path> paths = file.manifests().isEmpty()
                ? List.of(folder.toString().isEmpty() ? Path.of(".") : folder)
                : file.manifests().stream().map(folder::resolve).toList();
        ManifestFile.Found found = ManifestFile.under(paths, false);
        found.problems().forEach(problems::add);
        List<Manifest> manifests = new ArrayList<>();
        for (ManifestFile one : found.files()) {
            one.problems().stream().filter(Problem::isError).forEach(problems::add);
            manifests.addAll(one.manifests());
        }
        return manifests;
    }
}
