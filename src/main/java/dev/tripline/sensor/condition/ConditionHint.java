package dev.tripline.sensor.condition;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;

/** What to do about a condition that cannot be compiled: where it compares something, the filter that would do it. */
public final class ConditionHint {
    private static final Pattern COMPARISON = Pattern.compile(
            "([A-Za-z0-9_-]+)\\.([^\\s=!<>&|()]+)\\s*(==|=~|!=|>=|<=|=|>|<)\\s*('[^']*'|\"[^\"]*\"|[^\\s&|()]+)");

    private ConditionHint() {}

    /**
     * @param known the sensor's dependency names
     */
    public static String of(String condition, List<String> known) {
        Matcher comparison = COMPARISON.matcher(condition);
        if (comparison.find()) {
            return "a filter of dependency " + comparison.group(1) + " does that: filters: {data: [{"
                    + filter(comparison.group(2), comparison.group(3), comparison.group(4)) + "}]}";
        }
        String names = "dependencies of this sensor: " + String.join(", ", known);
        if (condition.replace("&&", "").replace("||", "").matches("(?s).*[&|].*")) {
            return names + "; write && and ||";
        }
        return condition.contains("!") ? names + "; that an event did not come cannot be a condition" : names;
    }

    private static String filter(String path, String operator, String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
        String plain = quoted ? value.substring(1, value.length() - 1) : value;
        String type = quoted || operator.equals("=~")
                ? "string"
                : plain.equals("true") || plain.equals("false") ? "bool" : "number";
        boolean equal = operator.equals("==") || operator.equals("=") || operator.equals("=~");
        String pattern = type.equals("string") && !operator.equals("=~") ? "^" + Pattern.quote(plain) + "$" : plain;
        return "path: " + path + ", type: " + type + (equal ? "" : ", comparator: \"" + operator + "\"") + ", value: ['"
                + pattern + "']";
    }
}
