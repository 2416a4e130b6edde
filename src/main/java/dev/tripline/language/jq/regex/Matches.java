package dev.tripline.language.jq.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.jq.value.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The matches of an expression in a text, as values. Places are counted in code points. Used once. */
public final class Matches {
    /** The key of what stands before a match. */
    public static final String BEFORE = "before";

    private final String text;
    private final Matcher matcher;
    private final Budget budget;
    private final @Nullable String[] names;
    private int counted;
    private long points;

    private Matches(Pattern pattern, String text, Budget budget) {
        this.text = text;
        this.budget = budget;
        this.matcher = pattern.matcher(new Metered(text, budget, pattern.programSize()));
        this.names = new @Nullable String[pattern.groupCount() + 1];
        pattern.namedGroups().forEach((name, group) -> names[group] = name);
    }

    public static boolean any(Pattern pattern, String text, Budget budget) {
        return pattern.matcher(new Metered(text, budget, pattern.programSize())).find();
    }

    /** An empty match right behind another one does not count. */
    public static List<@Nullable Object> of(Pattern pattern, String text, boolean all, Budget budget) {
        Matches matches = new Matches(pattern, text, budget);
        List<@Nullable Object> found = new ArrayList<>();
        matches.each(all, () -> {
            found.add(matches.match());
            budget.append(found.size());
        });
        return found;
    }

    /** What stands before each match, with the named captures of the match; at last what stands behind all. */
    public static List<@Nullable Object> pieces(Pattern pattern, String text, boolean all, Budget budget) {
        Matches matches = new Matches(pattern, text, budget);
        List<@Nullable Object> pieces = new ArrayList<>();
        matches.each(all, () -> {
            pieces.add(matches.piece(matches.matcher.start()));
            matches.counted = matches.matcher.end();
            budget.append(pieces.size());
        });
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        rest.put(BEFORE, text.substring(matches.counted));
        budget.write(text.length());
        pieces.add(rest);
        return pieces;
    }

    private Map<String, @Nullable Object> piece(int start) {
        Map<String, @Nullable Object> captures = new LinkedHashMap<>();
        for (int group = 1; group < names.length; group++) {
            String name = names[group];
            if (name != null) {
                captures.put(name, matcher.group(group));
            }
        }
        budget.members(captures.size() + 2L);
        Map<String, @Nullable Object> piece = new LinkedHashMap<>();
        piece.put(BEFORE, text.substring(counted, start));
        piece.put("captures", captures);
        return piece;
    }

    private void each(boolean all, Runnable found) {
        int from = 0;
        int lastEnd = -1;
        boolean more = true;
        while (more && from <= text.length() && matcher.find(from)) {
            int start = matcher.start();
            int end = matcher.end();
            boolean empty = start == end;
            if (!empty || start != lastEnd) {
                found.run();
            }
            lastEnd = end;
            from = !empty && end > from ? end : end < text.length() ? text.offsetByCodePoints(end, 1) : end + 1;
            more = all;
        }
    }

    private Map<String, @Nullable Object> match() {
        List<@Nullable Object> captures = new ArrayList<>(names.length - 1);
        long offset = pointsBefore(matcher.start());
        for (int group = 1; group < names.length; group++) {
            captures.add(capture(group));
        }
        budget.items(captures.size());
        Map<String, @Nullable Object> match = place(offset, matcher.start(), matcher.end());
        match.put("captures", captures);
        return match;
    }

    private Map<String, @Nullable Object> capture(int group) {
        int start = matcher.start(group);
        Map<String, @Nullable Object> capture;
        if (start < 0) {
            budget.members(4);
            capture = new LinkedHashMap<>();
            capture.put("offset", -1L);
            capture.put("length", 0L);
            capture.put("string", null);
        } else {
            capture = place(points + text.codePointCount(counted, start), start, matcher.end(group));
        }
        capture.put("name", names[group]);
        return capture;
    }

    private Map<String, @Nullable Object> place(long offset, int start, int end) {
        budget.members(4);
        budget.text(end - start);
        Map<String, @Nullable Object> place = new LinkedHashMap<>();
        place.put("offset", offset);
        place.put("length", (long) text.codePointCount(start, end));
        place.put("string", text.substring(start, end));
        return place;
    }

    /** Matches come from left to right, so each stretch is counted once. */
    private long pointsBefore(int place) {
        points += text.codePointCount(counted, place);
        counted = place;
        return points;
    }

    /** Charges for each character that the matcher looks at. */
    private record Metered(String text, Budget budget, int programSize) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.touch(programSize / 2);
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
