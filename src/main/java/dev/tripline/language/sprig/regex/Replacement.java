package dev.tripline.language.sprig.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.sprig.value.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a match: text and groups by number or name, {@code $1}, {@code ${name}}; {@code $$} is a
 * dollar sign. A name is as long as it can be ({@code $1x} is the group 1x); groups that do not exist are empty.
 */
record Replacement(List<Part> parts) {
    /**
     * @param group -1 for none
     */
    record Part(String literal, int group) {}

    private static final int NONE = -1;

    static Replacement literal(String text) {
        return new Replacement(List.of(new Part(text, NONE)));
    }

    static Replacement template(String text, Pattern pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            int end = dollar < 0 ? text.length() : dollar;
            literal.append(text, at, end);
            at = end;
            if (dollar < 0) {
                break;
            }
            String name = name(text, dollar);
            if (text.startsWith("$", dollar + 1)) {
                literal.append('$');
                at = dollar + 2;
            } else if (name == null) {
                literal.append('$');
                at = dollar + 1;
            } else {
                parts.add(new Part(literal.toString(), group(name, pattern)));
                literal.setLength(0);
                at = dollar + 1 + name.length() + (text.charAt(dollar + 1) == '{' ? 2 : 0);
            }
        }
        parts.add(new Part(literal.toString(), NONE));
        return new Replacement(parts);
    }

    /** The name behind the dollar sign, with or without braces. */
    private static @Nullable String name(String text, int dollar) {
        boolean braces = text.startsWith("{", dollar + 1);
        int start = dollar + (braces ? 2 : 1);
        int end = start;
        while (end < text.length() && isNameLetter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end == start || braces && !text.startsWith("}", end)) {
            return null;
        }
        return text.substring(start, end);
    }

    private static boolean isNameLetter(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    /** Numbers have no leading zeros. */
    private static int group(String name, Pattern pattern) {
        boolean number = name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number && (name.length() == 1 || name.charAt(0) != '0')) {
            int group = Integer.parseInt(name);
            return group <= pattern.groupCount() ? group : Integer.MAX_VALUE;
        }
        return pattern.namedGroups().getOrDefault(name, Integer.MAX_VALUE);
    }

    void write(Matcher match, Text out) throws EvaluationFailure {
        for (Part part : parts) {
            out.add(part.literal());
            if (part.group() >= 0 && part.group() <= match.groupCount() && match.group(part.group()) != null) {
                out.add(match.group(part.group()));
            }
        }
    }
}
