package dev.tripline.manifest.text;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import java.util.List;

/**
 * Renders a problem for people: what, where, the line with a caret under the token, what to do next. Everything that
 * comes from outside is escaped, so a manifest cannot send control sequences to a terminal; the text of a Secret is not
 * shown. Stateless, thread-safe, never throws.
 */
public final class ProblemText {
    private static final String RED = "\u001B[1;31m";
    private static final String YELLOW = "\u001B[1;33m";
    private static final String CYAN = "\u001B[36m";
    private static final String DIM = "\u001B[2m";
    private static final String RESET = "\u001B[0m";

    private ProblemText() {}

    /**
     * Lines as positions count them: also the separators that YAML 1.1 knows beside line feed.
     *
     * @return without their ends
     */
    public static List<String> lines(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return List.of(plain.split("\r\n|[\n\r\u0085\u2028\u2029]", -1));
    }

    /**
     * Several lines, each ended by a line feed.
     *
     * @param source the file's lines; empty when there is no file at hand
     */
    public static String render(Problem problem, List<String> source, boolean colour) {
        Position at = problem.at();
        StringBuilder out = new StringBuilder();
        String word = problem.isError() ? "error" : "warning";
        out.append(paint(word + " " + problem.code(), problem.isError() ? RED : YELLOW, colour))
                .append(' ')
                .append(Printable.escaped(problem.message()))
                .append('\n');
        String place = Printable.escaped(at.toString());
        String path = Printable.escaped(problem.path());
        if (!place.isEmpty() || !path.isEmpty()) {
            out.append("  ").append(place).append(place.isEmpty() || path.isEmpty() ? "" : "   ");
            out.append(path).append('\n');
        }
        if (at.line() >= 1 && at.line() <= source.size() && !SourceExcerpt.isSecret(source, at.line())) {
            excerpt(SourceExcerpt.of(source.get(at.line() - 1), at.column()), at, problem.isError(), colour, out);
        }
        if (!problem.hint().isEmpty()) {
            out.append("  ").append(paint("hint:", CYAN, colour)).append(' ');
            out.append(Printable.escaped(problem.hint())).append('\n');
        }
        return out.toString();
    }

    private static void excerpt(SourceExcerpt excerpt, Position at, boolean error, boolean colour, StringBuilder out) {
        String number = String.format("%5d", at.line());
        String margin = " ".repeat(number.length());
        out.append(paint(number + " |", DIM, colour))
                .append(' ')
                .append(excerpt.text())
                .append('\n');
        if (excerpt.width() > 0) {
            out.append(paint(margin + " |", DIM, colour)).append(' ').append(" ".repeat(excerpt.indent()));
            out.append(paint("^".repeat(excerpt.width()), error ? RED : YELLOW, colour))
                    .append('\n');
        }
    }

    private static String paint(String text, String style, boolean colour) {
        return colour ? style + text + RESET : text;
    }
}
