package dev.tripline.chaos.mutant;

import dev.tripline.it.kit.App;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A copy of the packaged application in which some classes are compiled anew from patched sources. The libraries are linked, not
 * copied. The product itself holds nothing of this.
 */
public final class MutantApp {
    private static final Path SOURCES = App.home().resolve("src/main/java/dev/tripline");

    private MutantApp() {}

    /** Leaves a folder like target/quarkus-app. */
    public static Path build(Path folder, List<Patch> patches) {
        try {
            Path original = App.packaged();
            link(original, folder);
            Path jar = jarOf(folder.resolve("app"));
            Map<String, byte[]> classes = compile(sources(patches), classpath(original));
            refuseTransformed(original, classes);
            try (FileSystem zip = FileSystems.newFileSystem(jar)) {
                for (Map.Entry<String, byte[]> one : classes.entrySet()) {
                    Files.write(zip.getPath(one.getKey() + ".class"), one.getValue());
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application with all named points, and perhaps a mistake. */
    public static Path withPoints(Path folder, List<Patch> mistake) {
        return build(
                folder,
                Stream.concat(mistake.stream(), Points.patches().stream()).toList());
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path there = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else if (file.getParent().endsWith("app")) {
                    Files.copy(file, there, StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Files.deleteIfExists(there);
                    Files.createLink(there, file);
                }
            }
        }
    }

    private static Path jarOf(Path app) throws IOException {
        try (Stream<Path> files = Files.list(app)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String classpath(Path app) throws IOException {
        try (Stream<Path> files = Files.walk(app)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar") && !file.contains("/quarkus/"))
                    .collect(Collectors.joining(":"));
        }
    }

    /** By class name, in the order of the patches; several patches of one file follow each other. */
    static Map<String, String> sources(List<Patch> patches) throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Patch patch : patches) {
            String name = "dev/tripline/" + patch.file().replaceFirst("\\.java$", "");
            String before =
                    sources.containsKey(name) ? sources.get(name) : Files.readString(SOURCES.resolve(patch.file()));
            sources.put(name, patch.apply(before));
        }
        sources.put(Points.CLASS, Points.SOURCE);
        return sources;
    }

    private static Map<String, byte[]> compile(Map<String, String> sources, String classpath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Map<String, ByteArrayOutputStream> compiled = new LinkedHashMap<>();
        JavaFileManager memory = new ForwardingJavaFileManager<>(files) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                String path = name.replace('.', '/');
                return new SimpleJavaFileObject(URI.create("memory:///" + path + ".class"), kind) {
                    @Override
                    public ByteArrayOutputStream openOutputStream() {
                        return compiled.computeIfAbsent(path, one -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        StringWriter complaints = new StringWriter();
        List<String> options =
                List.of("-proc:none", "--release", "21", "-parameters", "-g", "-nowarn", "-cp", classpath);
        List<JavaFileObject> units = sources.entrySet().stream()
                .<JavaFileObject>map(source -> unit(source.getKey(), source.getValue()))
                .toList();
        if (!compiler.getTask(complaints, memory, null, options, null, units).call()) {
            throw new AssertionError("a patched source does not compile:\n" + complaints);
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        compiled.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static JavaFileObject unit(String name, String text) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** What Quarkus has transformed is not loaded from the application's jar: a change there would change nothing. */
    private static void refuseTransformed(Path app, Map<String, byte[]> classes) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(app.resolve("quarkus/transformed-bytecode.jar"))) {
            for (String name : classes.keySet()) {
                if (Files.exists(zip.getPath(name + ".class"))) {
                    throw new AssertionError(name + " is transformed by Quarkus when it is packaged;"
                            + " choose another class for the patch");
                }
            }
        }
    }
}
