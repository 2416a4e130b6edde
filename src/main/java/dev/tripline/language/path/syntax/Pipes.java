package dev.tripline.language.path.syntax;

import dev.tripline.language.path.text.Scan;
import java.util.Optional;

/** A path for each item of an array, cut at the pipe that is meant for the whole list. */
public record Pipes(String left, Optional<String> right) {
    /** The whole path on the left when no pipe is meant for the list. */
    public static Pipes split(String path) {
        int pipe = path.indexOf('|') < 0 ? -1 : pipe(path);
        return pipe < 0
                ? new Pipes(path, Optional.empty())
                : new Pipes(path.substring(0, pipe), Optional.of(path.substring(pipe + 1)));
    }

    private static int pipe(String path) {
        if (path.charAt(0) == '{') {
            int end = Scan.nest(path, 0, path.length());
            return end < path.length() && path.charAt(end) == '|' ? end : -1;
        }
        for (int i = 0; i < path.length(); i++) {
            switch (path.charAt(i)) {
                case '\\' -> i++;
                case '|' -> {
                    return i;
                }
                case '.' -> {
                    if (path.startsWith("#", i + 1)) {
                        boolean query = path.startsWith("(", i + 2) || path.startsWith("[", i + 2);
                        i = query ? behindQuery(path, i + 2) - 1 : i + 2;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private static int behindQuery(String path, int open) {
        char opening = path.charAt(open);
        char closing = opening == '(' ? ')' : ']';
        int depth = 0;
        for (int i = open; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                int close = Scan.string(path, i + 1, path.length());
                i = close < 0 ? path.length() : close - 1;
            } else if (c == opening) {
                depth++;
            } else if (c == closing && --depth == 0) {
                return i + 1;
            }
        }
        return path.length();
    }
}
