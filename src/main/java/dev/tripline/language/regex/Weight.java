package dev.tripline.language.regex;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/** How large a pattern becomes, from its text alone: a count in braces multiplies what stands before it. */
final class Weight {
    /** Go's limits. */
    private static final int MOST_REPETITIONS = 1000;

    private static final int DEEPEST = 1000;

    /** No count and no name of a class is longer. */
    private static final int NEAR = 24;

    private final String regex;
    private int at;

    Weight(String regex) {
        this.regex = regex;
    }

    /**
     * What a group has come to.
     *
     * @param all the size of everything but the last part
     * @param last the size of the last part
     * @param lastCount the repetitions within the last part, multiplied
     * @param count the most of any part
     */
    private record Group(long all, long last, long lastCount, long count) {
        static final Group EMPTY = new Group(1, 0, 1, 1);

        Group with(long size, long counted) {
            return new Group(all + last, size, counted, Math.max(count, counted));
        }

        Group times(long n) {
            long counted = lastCount * Math.max(1, n);
            return new Group(all, last * (n + 1) + 1, counted, Math.max(count, counted));
        }
    }

    void check() {
        refuse(regex.length() > UserPattern.LONGEST, "expression too long");
        Deque<Group> outer = new ArrayDeque<>();
        Group group = Group.EMPTY;
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            if (c == '(') {
                outer.push(group);
                group = Group.EMPTY;
            } else if (c == ')' && !outer.isEmpty()) {
                group = outer.pop().with(group.all + group.last, group.count);
            } else if (c == '{' && repetitions() >= 0) {
                group = group.times(repetitions());
                at = regex.indexOf('}', at) + 1;
            } else {
                group = group.with(1, 1);
                step(c);
            }
            refuse(outer.size() > DEEPEST, "expression nests too deeply");
            refuse(group.count > MOST_REPETITIONS, "invalid repeat count");
            refuse(group.all + group.last > UserPattern.LARGEST, "expression too large");
        }
    }

    private void refuse(boolean beyond, String reason) {
        if (beyond) {
            throw new PatternSyntaxException(reason);
        }
    }

    /** Steps over what belongs to a single part: an escape, a class in square brackets. */
    private void step(char c) {
        if (c == '\\' && at < regex.length()) {
            escape(regex.charAt(at++));
        } else if (c == '[') {
            at += regex.startsWith("^", at) ? 1 : 0;
            at += regex.startsWith("]", at) ? 1 : 0;
            while (at < regex.length() && regex.charAt(at++) != ']') {
                if (regex.startsWith("[:", at - 1)) {
                    int end = near().indexOf(":]");
                    at += end < 0 ? 0 : end + 2;
                } else if (regex.charAt(at - 1) == '\\') {
                    at++;
                }
            }
        }
    }

    private void escape(char c) {
        if (c == 'Q') {
            int end = regex.indexOf("\\E", at);
            at = end < 0 ? regex.length() : end + 2;
        } else if ("pPx".indexOf(c) >= 0 && regex.startsWith("{", at)) {
            int end = regex.indexOf('}', at);
            at = end < 0 ? regex.length() : end + 1;
        }
    }

    private String near() {
        return regex.substring(at, Math.min(regex.length(), at + NEAR));
    }

    /** The larger number of {@code n}, {@code n,} or {@code n,m} before a closing brace; -1 when there are none. */
    private int repetitions() {
        String inside = near().substring(0, Math.max(0, near().indexOf('}')));
        int comma = inside.indexOf(',');
        String least = comma < 0 ? inside : inside.substring(0, comma);
        String most = comma < 0 || comma == inside.length() - 1 ? least : inside.substring(comma + 1);
        return isNumber(least) && isNumber(most) ? Integer.parseInt(most) : -1;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
