package dev.tripline.language.sprig.path;

import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Go's packages path and path/filepath, which do the same on Unix. */
public final class PathFunctions {
    private PathFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("base", a -> base(a.text(0)), STRING)
                .add("dir", a -> directory(a.text(0)), STRING)
                .add("clean", a -> clean(a.text(0)), STRING)
                .add("ext", a -> extension(a.text(0)), STRING)
                .add("isAbs", a -> a.text(0).startsWith("/"), STRING)
                .alias("osBase", "base")
                .alias("osDir", "dir")
                .alias("osClean", "clean")
                .alias("osExt", "ext")
                .alias("osIsAbs", "isAbs")
                .functions();
    }

    private static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    private static String extension(String path) {
        int point = path.lastIndexOf('.');
        return point > path.lastIndexOf('/') ? path.substring(point) : "";
    }

    /** The shortest path to the same place, by its letters only. */
    private static String clean(String path) {
        boolean rooted = path.startsWith("/");
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".")) {
                continue;
            }
            boolean up = step.equals("..");
            if (up && !steps.isEmpty() && !steps.getLast().equals("..")) {
                steps.removeLast();
            } else if (!up || !rooted) {
                steps.add(step);
            }
        }
        String joined = String.join("/", steps);
        return rooted ? "/" + joined : joined.isEmpty() ? "." : joined;
    }
}
