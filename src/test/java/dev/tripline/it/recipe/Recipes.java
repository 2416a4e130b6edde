package dev.tripline.it.recipe;

import dev.tripline.it.kit.App;
import dev.tripline.it.kit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shipped examples, copied for a test: with ports that are free, a target of the test's own, and without their stand-ins. */
final class Recipes {
    private static final Pattern TARGET = Pattern.compile("http://127\\.0\\.0\\.1:120[0-9]{2}(?=/)");
    private static final Pattern PORT = Pattern.compile("(?<=port: \")120[0-9]{2}(?=\")");

    private final Path folder;
    private final URI target;
    private final Map<String, Integer> ports = new TreeMap<>();

    private Recipes(Path folder, URI target) {
        this.folder = folder;
        this.target = target;
    }

    /**
     * @param changes texts that are put in the place of others; each must be there
     */
    static Recipes copied(Path parent, URI target, List<String> names, Map<String, String> changes) {
        Recipes recipes = new Recipes(parent.resolve("recipes"), target);
        names.forEach(recipes::copy);
        changes.forEach(recipes::change);
        return recipes;
    }

    private void copy(String name) {
        Path from = App.home().resolve("examples").resolve(name);
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(folder.resolve(name));
            List<Path> manifests = files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file ->
                            !file.endsWith("stand-in.yaml") && !file.toString().endsWith("_test.yaml"))
                    .toList();
            for (Path file : manifests) {
                String text = TARGET.matcher(Files.readString(file)).replaceAll(target.toString());
                Files.writeString(
                        folder.resolve(name).resolve(file.getFileName()),
                        PORT.matcher(text).replaceAll(this::free));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String free(MatchResult port) {
        return String.valueOf(ports.computeIfAbsent(port.group(), shipped -> Ports.free()));
    }

    private void change(String from, String to) {
        try (Stream<Path> files = Files.walk(folder)) {
            int changed = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                if (text.contains(from)) {
                    Files.writeString(file, text.replace(from, to));
                    changed++;
                }
            }
            if (changed == 0) {
                throw new AssertionError("the examples do not say " + from);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Where a webhook of the shipped port is now. */
    URI hook(int shipped, String path) {
        return URI.create("http://127.0.0.1:" + ports.get(String.valueOf(shipped)) + path);
    }

    /** A payload that is shipped beside the manifests. */
    static String payload(String path) {
        try {
            return Files.readString(App.home().resolve("examples").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
