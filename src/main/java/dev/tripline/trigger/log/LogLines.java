package dev.tripline.trigger.log;

import dev.tripline.trigger.Rendered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines to write, one for each event. */
record LogLines(List<Line> lines) implements Rendered {
    /** Characters of a message that the summary shows. */
    private static final int PREVIEW = 4096;

    /**
     * @param message already safe to print: one line, no control characters
     * @param fields what goes beside it
     */
    record Line(String message, Map<String, String> fields) {}

    LogLines {
        lines = List.copyOf(lines);
    }

    @Override
    public Map<String, Object> summary() {
        return Map.of("lines", lines.stream().map(LogLines::shown).toList());
    }

    private static Map<String, Object> shown(Line line) {
        Map<String, Object> shown = new LinkedHashMap<>(line.fields());
        String message = line.message();
        shown.put("message", message.length() <= PREVIEW ? message : message.substring(0, PREVIEW));
        return shown;
    }
}
