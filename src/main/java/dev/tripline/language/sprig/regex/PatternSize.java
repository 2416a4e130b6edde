package dev.tripline.language.sprig.regex;

import dev.tripline.language.EvaluationFailure;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a pattern gets when its repetitions are written out. RE2/J bounds each of them, but not those inside of others,
 * as Go does: {@code ((a{1000}){1000}){1000}} would take all memory.
 */
final class PatternSize {
    /** Of repetitions inside of each other, multiplied; as in Go. */
    private static final long MOST_REPEATS = 1000;

    /** Steps of the compiled pattern. */
    private static final long LARGEST = 20_000;

    /** A group, and of the part read last: its size, and the repetitions inside of it. */
    private static final class Group {
        private long size;
        private long repeats = 1;
        private long lastSize;
        private long lastRepeats = 1;

        void add(long partSize, long partRepeats) {
            size += partSize;
            repeats = Math.max(repeats, partRepeats);
            lastSize = partSize;
            lastRepeats = partRepeats;
        }
    }

    private final String regex;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;

    private PatternSize(String regex) {
        this.regex = regex;
    }

    /**
     * Its size; of no meaning for what is no pattern.
     *
     * @throws EvaluationFailure when it is too large
     */
    static long of(String regex) throws EvaluationFailure {
        return new PatternSize(regex).size();
    }

    private long size() throws EvaluationFailure {
        groups.push(new Group());
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape();
                case '[' -> bracket();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                default -> top().add(1, 1);
            }
            if (top().size > LARGEST) {
                throw EvaluationFailure.overBudget(
                        "a regular expression of more than " + LARGEST + " steps with its repetitions");
            }
        }
        return groups.stream().mapToLong(group -> group.size).sum();
    }

    private Group top() {
        return groups.getFirst();
    }

    private void escape() {
        if (regex.startsWith("Q", at)) {
            int end = regex.indexOf("\\E", at);
            int stop = end < 0 ? regex.length() : end;
            top().add(stop - at, 1);
            at = end < 0 ? stop : end + 2;
            return;
        }
        boolean braces = regex.startsWith("{", at + 1) && "pPx".indexOf(regex.charAt(at)) >= 0;
        int end = braces ? regex.indexOf('}', at) : at;
        at = end < 0 ? regex.length() : end + 1;
        top().add(1, 1);
    }

    /** A closing bracket at the beginning is one of the letters. */
    private void bracket() {
        at += regex.startsWith("^", at) ? 1 : 0;
        int start = at;
        while (at < regex.length() && (at == start || regex.charAt(at) != ']')) {
            int named = regex.startsWith("[:", at) ? regex.indexOf(":]", at + 2) : -1;
            at = named >= 0 ? named + 2 : at + (regex.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
        top().add(1, 1);
    }

    private void open() {
        groups.push(new Group());
        if (regex.startsWith("?", at)) {
            while (at < regex.length() && ":)>".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            at += regex.startsWith(")", at) ? 0 : 1;
        }
    }

    private void close() {
        if (groups.size() > 1) {
            Group group = groups.pop();
            top().add(group.size + 2, group.repeats);
        }
    }

    /** {@code {2}}, {@code {2,}}, {@code {2,3}}; any other brace is a letter. */
    private void repeat() throws EvaluationFailure {
        int end = regex.indexOf('}', at);
        String[] numbers = end < 0 || end - at > 20
                ? new String[0]
                : regex.substring(at, end).split(",", -1);
        boolean counts = numbers.length >= 1
                && numbers.length <= 2
                && isCount(numbers[0])
                && (numbers.length == 1 || numbers[1].isEmpty() || isCount(numbers[1]));
        if (!counts) {
            top().add(1, 1);
            return;
        }
        at = end + 1;
        String last = numbers[numbers.length - 1];
        long count = Long.parseLong(last.isEmpty() ? numbers[0] : last);
        Group group = top();
        group.lastRepeats *= count;
        if (group.lastRepeats > MOST_REPEATS) {
            throw new EvaluationFailure("error parsing regexp: invalid repeat count: `{" + count + "}`");
        }
        group.repeats = Math.max(group.repeats, group.lastRepeats);
        group.size += group.lastSize * Math.max(0, count - 1) + 1;
        group.lastSize *= Math.max(1, count);
    }

    private static boolean isCount(String digits) {
        return !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
