package dev.tripline.catalog.files;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The manifest files under the given paths, as the user gave them. A file that is named counts whatever its name; in
 * folders only YAML and JSON do, without hidden ones and tests. Links are followed (a mounted config map is made of them).
 */
final class FileTree {
    static final String NOT_THERE = "TL-6004";
    static final String FOLDER_UNREADABLE = "TL-6005";
    static final String TOO_DEEP = "TL-6006";
    private static final int MAX_DEPTH = 8;

    /**
     * @param files in order, each once, with what the file system says of them
     * @param unseen files or folders that could not be looked into: nothing is known of what is below
     */
    record Listing(Map<Path, Stamp> files, List<Problem> problems, List<Path> unseen) {}

    private final Map<Path, Stamp> files = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Path> unseen = new ArrayList<>();

    private final int depth;

    private FileTree(int depth) {
        this.depth = depth;
    }

    static Listing list(List<Path> paths) {
        return list(paths, MAX_DEPTH);
    }

    /**
     * @param depth how many levels of folders are looked into
     */
    static Listing list(List<Path> paths, int depth) {
        FileTree tree = new FileTree(depth);
        Map<Path, Path> known = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Map.Entry<Path, Stamp> found : tree.under(path).entrySet()) {
                Path absolute = found.getKey().toAbsolutePath().normalize();
                if (known.putIfAbsent(absolute, found.getKey()) == null) {
                    tree.files.put(found.getKey(), found.getValue());
                }
            }
        }
        return new Listing(tree.files, tree.problems, tree.unseen);
    }

    private Map<Path, Stamp> under(Path path) {
        Map<Path, Stamp> found = new TreeMap<>();
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visitor(path, found));
            } else if (attributes.isRegularFile()) {
                found.put(path, Stamp.of(attributes));
            } else {
                problem(Problem.Severity.ERROR, NOT_THERE, path, "this is neither a file nor a folder", "");
            }
        } catch (NoSuchFileException e) {
            problem(Problem.Severity.ERROR, NOT_THERE, path, "there is no such file or folder", "check the path");
            unseen.add(path);
        } catch (IOException e) {
            unseen(path, e);
        }
        return found;
    }

    private void unseen(Path path, IOException e) {
        String reason = e.getClass().getSimpleName().replace("Exception", "");
        problem(Problem.Severity.ERROR, FOLDER_UNREADABLE, path, "cannot be read: " + reason, "check its permissions");
        unseen.add(path);
    }

    private void problem(Problem.Severity severity, String code, Path path, String message, String hint) {
        problems.add(new Problem(severity, code, message, new Position(path.toString(), 0, 0), "", hint));
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        boolean data = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
        return data && !name.startsWith(".") && !stem.equals("tests") && !stem.endsWith("_test");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, Stamp> found;

        Visitor(Path root, Map<Path, Stamp> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden =
                    !folder.equals(root) && folder.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory() && !file.getFileName().toString().startsWith(".")) {
                if (depth == MAX_DEPTH) {
                    problem(
                            Problem.Severity.WARNING,
                            TOO_DEEP,
                            file,
                            "not looked into: deeper than " + MAX_DEPTH + " folders",
                            "name the folder itself");
                }
            } else if (attributes.isRegularFile() && isManifest(file)) {
                found.put(file, Stamp.of(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            boolean gone = e instanceof NoSuchFileException;
            boolean loop = e instanceof FileSystemLoopException;
            boolean foreign = !Files.isDirectory(file) && !isManifest(file);
            if (!gone && !loop && !foreign) {
                unseen(file, e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
            if (e != null) {
                unseen(folder, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
