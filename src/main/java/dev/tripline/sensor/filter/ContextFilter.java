package dev.tripline.sensor.filter;

import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The context filter: attributes of the event that must be exactly these (sensor specification 2.5). Never an error. */
final class ContextFilter {
    private final Map<String, String> wanted;

    /**
     * @param wanted by attribute: {@code type, subject, source, datacontenttype}; an empty one is not compared
     */
    ContextFilter(Map<String, String> wanted) {
        Map<String, String> compared = new LinkedHashMap<>(wanted);
        compared.values().removeIf(String::isEmpty);
        this.wanted = compared;
    }

    Check check(Event event) {
        boolean passed = true;
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, String> one : wanted.entrySet()) {
            String actual = actual(event, one.getKey());
            passed &= actual.equals(one.getValue());
            seen.add(one.getKey() + " = " + Shown.shortened(actual));
        }
        return check(passed ? Check.Result.PASSED : Check.Result.REJECTED, String.join(", ", seen));
    }

    private static String actual(Event event, String attribute) {
        return switch (attribute) {
            case "type" -> event.type();
            case "subject" -> event.subject();
            case "source" -> event.source();
            case "datacontenttype" -> event.dataContentType();
            default -> throw new IllegalArgumentException(attribute);
        };
    }

    Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private Check check(Check.Result result, String actual) {
        List<String> pairs = new ArrayList<>();
        wanted.forEach((attribute, value) -> pairs.add(attribute + " = " + value));
        return new Check("context", "attributes", String.join(", ", pairs), result, actual);
    }
}
