package dev.tripline.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation. */
record Page(Path file, List<String> lines) {
    static final Path ROOT = Path.of(System.getProperty("basedir", ""));

    /**
     * A fenced block.
     *
     * @param line of its fence, from 1
     */
    record Block(Page page, int line, String language, String text) {
        boolean isManifest() {
            return language.equals("yaml") && !text.startsWith("# not a manifest") && !isStory();
        }

        /** A test of manifests. */
        boolean isStory() {
            return language.equals("yaml") && text.startsWith("tests:");
        }

        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static List<Page> all() {
        List<Page> pages = new ArrayList<>();
        Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "K8s/README.md")
                .forEach(name -> pages.add(of(name)));
        Stream.of("docs", "examples")
                .flatMap(folder -> files(folder, ".md").stream())
                .forEach(file -> pages.add(of(file.toString())));
        return pages;
    }

    static Page of(String name) {
        return new Page(Path.of(name), read(Path.of(name)).lines().toList());
    }

    /** Paths from the root of the project. */
    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .map(file -> ROOT.toAbsolutePath().relativize(file.toAbsolutePath()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith("```")) {
                continue;
            }
            if (begin < 0) {
                begin = i;
            } else {
                String text = String.join("\n", lines.subList(begin + 1, i)) + "\n";
                blocks.add(
                        new Block(this, begin + 1, lines.get(begin).substring(3).strip(), text));
                begin = -1;
            }
        }
        return blocks;
    }

    /** What is left without the fenced blocks. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
