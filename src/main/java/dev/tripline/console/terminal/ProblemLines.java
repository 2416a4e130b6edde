package dev.tripline.console.terminal;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.text.ProblemText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Problems with the line of the file they are about. */
final class ProblemLines {
    private final Style style;
    private final PrintStream out;

    ProblemLines(Style style, PrintStream out) {
        this.style = style;
        this.out = out;
    }

    void print(Problem problem) {
        out.println(ProblemText.render(problem, lines(problem.at().file()), style.color()));
    }

    /** The file as it is now; it may have changed since, which a person at the keyboard knows. */
    private static List<String> lines(String file) {
        try {
            return file.isEmpty() ? List.of() : Files.readAllLines(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }
}
