package dev.tripline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rooms stay small enough to be read at a glance. */
class SizeBudgetTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TESTS = Path.of("src", "test", "java");

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_TEST = 400;
    private static final int P90_FILE = 200;
    private static final int MEDIAN_FILE = 80;
    private static final int FILES_IN_A_FOLDER = 12;
    private static final int LONGEST_METHOD = 40;
    private static final Pattern VAGUE = Pattern.compile(".*(Utils?|Managers?|Helpers?)");

    /** What may be larger, each with its reason. Files and folders by path, methods by class and name. */
    private static final Map<String, String> EXCEPTIONS = Map.of();

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }

    private static Map<String, Integer> over(int limit, Path root) throws IOException {
        Map<String, Integer> over = new TreeMap<>();
        for (Path file : sources(root)) {
            if (lines(file) > limit && !EXCEPTIONS.containsKey(file.toString())) {
                over.put(file.toString(), lines(file));
            }
        }
        return over;
    }

    @Test
    void no_file_is_long() throws IOException {
        assertThat(over(LONGEST_FILE, MAIN)).isEmpty();
        assertThat(over(LONGEST_TEST, TESTS)).isEmpty();
    }

    @Test
    void most_files_are_short() throws IOException {
        List<Integer> sorted = new ArrayList<>();
        for (Path file : sources(MAIN)) {
            if (!file.endsWith("package-info.java")) {
                sorted.add(lines(file));
            }
        }
        sorted.sort(Integer::compare);
        assertThat(sorted.get(sorted.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN_FILE);
        assertThat(sorted.get(sorted.size() * 9 / 10)).as("p90").isLessThanOrEqualTo(P90_FILE);
    }

    @Test
    void no_folder_is_crowded() throws IOException {
        Map<String, Long> crowded = sources(MAIN).stream()
                .collect(Collectors.groupingBy(
                        file -> file.getParent().toString(), TreeMap::new, Collectors.counting()));
        crowded.entrySet()
                .removeIf(folder -> folder.getValue() <= FILES_IN_A_FOLDER || EXCEPTIONS.containsKey(folder.getKey()));
        assertThat(crowded).isEmpty();
    }

    @Test
    void no_method_is_long_and_no_class_has_a_vague_name() throws IOException {
        Map<String, Integer> longMethods = new TreeMap<>();
        List<String> vague = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(MAIN)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, String>() {
                    @Override
                    public Void visitClass(ClassTree type, String outer) {
                        String name = type.getSimpleName().toString();
                        if (VAGUE.matcher(name).matches()) {
                            vague.add(unit.getPackageName() + "." + name);
                        }
                        return super.visitClass(type, outer + (outer.isEmpty() ? "" : ".") + name);
                    }

                    @Override
                    public Void visitMethod(MethodTree method, String owner) {
                        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                        String name = owner + "." + method.getName();
                        if (last - first + 1 > LONGEST_METHOD && !EXCEPTIONS.containsKey(name)) {
                            longMethods.put(name, (int) (last - first + 1));
                        }
                        return super.visitMethod(method, owner);
                    }
                }.scan(unit, "");
            }
        }
        assertThat(longMethods).isEmpty();
        assertThat(vague).isEmpty();
    }

    @Test
    void every_exception_has_a_reason() {
        assertThat(EXCEPTIONS).allSatisfy((name, reason) -> assertThat(reason).hasSizeGreaterThan(20));
    }
}
