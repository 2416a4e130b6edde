package dev.tripline.trigger.log;

import dev.tripline.event.Event;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.TriggerKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Writes each event as one info line in the category {@value #CATEGORY}: the body as the message, the event's attributes in
 * the MDC. Other than in Argo Events no line is dropped when many are equal. Control and direction characters are escaped, so
 * that a body cannot forge lines.
 */
@ApplicationScoped
public class LogTrigger implements TriggerKind<LogConfig, LogLines> {
    static final String CATEGORY = "dev.tripline.trigger.log";
    private static final Logger LOG = Logger.getLogger(CATEGORY);

    @Override
    public Class<LogConfig> config() {
        return LogConfig.class;
    }

    @Override
    public String identity() {
        return "None: an attempt that is repeated writes its lines once more.";
    }

    @Override
    public int precedence() {
        return 130;
    }

    @Override
    public LogLines render(LogConfig config, FiringView view) {
        List<LogLines.Line> lines = new ArrayList<>();
        view.firing().events().forEach((dependency, event) -> lines.add(line(dependency, event)));
        return new LogLines(lines);
    }

    private static LogLines.Line line(String dependency, Event event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("dependencyName", escape(dependency));
        fields.put("eventId", escape(event.id()));
        fields.put("eventSource", escape(event.source()));
        fields.put("eventSubject", escape(event.subject()));
        return new LogLines.Line(escape(message(event)), fields);
    }

    private static String message(Event event) {
        String type = event.dataContentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean text = type.equals(Event.JSON) || type.equals("text/plain");
        return text
                ? event.body().text()
                : Base64.getEncoder().encodeToString(event.body().bytes());
    }

    @Override
    public Uni<Outcome> act(LogLines request) {
        return Uni.createFrom().item(() -> {
            request.lines().forEach(LogTrigger::write);
            return new Outcome.Done(
                    request.lines().size() == 1 ? "1 line" : request.lines().size() + " lines");
        });
    }

    private static void write(LogLines.Line line) {
        line.fields().forEach(MDC::put);
        try {
            LOG.info(line.message());
        } finally {
            line.fields().keySet().forEach(MDC::remove);
        }
    }

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || forgesLines(c)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.toString();
    }

    /** Line separators of Unicode, and characters that turn the reading direction. */
    private static boolean forgesLines(char c) {
        return (c >= '\u2028' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
