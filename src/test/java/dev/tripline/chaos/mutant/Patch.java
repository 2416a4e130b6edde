package dev.tripline.chaos.mutant;

import java.util.ArrayList;
import java.util.List;

/**
 * A change of one source file: {@code find} must be there exactly once.
 *
 * @param file below src/main/java/dev/tripline
 */
public record Patch(String file, String find, String replace) {
    private static final int SHOWN = 12;

    String apply(String source) {
        int at = source.indexOf(find);
        if (at < 0 || source.indexOf(find, at + 1) >= 0) {
            throw new AssertionError("a patch of " + file + " fits " + (at < 0 ? "nowhere" : "at more than one place")
                    + ": the source has changed, so change the patch in Mutants.java or Points.java.\nWanted:\n" + find
                    + "\nThe lines that are most like it:\n" + String.join("\n", likest(source)));
        }
        return source.substring(0, at) + replace + source.substring(at + find.length());
    }

    /** Lines that share a word of some length with what is wanted. */
    private List<String> likest(String source) {
        List<String> words = List.of(find.split("[^A-Za-z]+")).stream()
                .filter(word -> word.length() > 4)
                .toList();
        List<String> lines = new ArrayList<>();
        String[] all = source.split("\n");
        for (int needed = words.size(); needed > 0 && lines.size() < SHOWN; needed--) {
            for (int i = 0; i < all.length && lines.size() < SHOWN; i++) {
                String line = all[i];
                if (words.stream().filter(line::contains).count() == needed) {
                    lines.add("%4d %s".formatted(i + 1, line));
                }
            }
        }
        return lines;
    }
}
