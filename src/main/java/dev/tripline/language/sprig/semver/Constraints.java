package dev.tripline.language.sprig.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.List;

/** Groups of constraints, of which one must hold in full: {@code >= 1.2, < 2 || ~3.1}. */
record Constraints(List<List<Constraint>> groups) {
    /** Characters. */
    private static final int LONGEST = 512;

    private static final int MOST_GROUPS = 32;

    private static final String ONE = "\\s*" + Constraint.OPERATORS + "\\s*" + Constraint.LOOSE_VERSION + "\\s*";
    private static final Pattern GROUP = Pattern.compile(ONE + "(?:(?:\\s+|,\\s*)" + ONE + ")*");
    private static final Pattern SINGLE = Pattern.compile(Constraint.OPERATORS + "\\s*" + Constraint.LOOSE_VERSION);
    private static final Pattern RANGE =
            Pattern.compile("\\s*(" + Constraint.LOOSE_VERSION + ")\\s+-\\s+(" + Constraint.LOOSE_VERSION + ")\\s*");

    static Constraints parse(String text) throws EvaluationFailure {
        if (text.length() > LONGEST) {
            throw new EvaluationFailure("constraint string is too long (max " + LONGEST + " bytes)");
        }
        List<List<Constraint>> groups = new ArrayList<>();
        for (String group : withoutRanges(text).split("\\|\\|", -1)) {
            if (groups.size() == MOST_GROUPS) {
                throw new EvaluationFailure("too many constraint groups (max " + MOST_GROUPS + ")");
            }
            groups.add(group(group));
        }
        return new Constraints(groups);
    }

    private static List<Constraint> group(String text) throws EvaluationFailure {
        if (!GROUP.matches(text)) {
            throw new EvaluationFailure("improper constraint: \"" + text + "\"");
        }
        List<Constraint> constraints = new ArrayList<>();
        Matcher single = SINGLE.matcher(text);
        while (single.find()) {
            constraints.add(Constraint.parse(single.group()));
        }
        return constraints;
    }

    /** {@code 1.2 - 2} is {@code >= 1.2, <= 2}. */
    private static String withoutRanges(String text) {
        Matcher range = RANGE.matcher(text);
        StringBuilder out = new StringBuilder();
        int start = 0;
        while (range.find()) {
            out.append(text, start, range.start())
                    .append(">= ")
                    .append(range.group(1))
                    .append(", <= ")
                    .append(range.group(2))
                    .append(' ');
            start = range.end();
        }
        return out.append(text, start, text.length()).toString();
    }

    boolean allow(Version version) {
        for (List<Constraint> group : groups) {
            boolean prereleases = group.stream().anyMatch(Constraint::isPrerelease);
            if (group.stream().allMatch(constraint -> constraint.allows(version, prereleases))) {
                return true;
            }
        }
        return false;
    }
}
