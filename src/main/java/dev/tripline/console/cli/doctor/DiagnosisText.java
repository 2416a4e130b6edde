package dev.tripline.console.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.runtime.doctor.Diagnosis;
import dev.tripline.runtime.doctor.Diagnosis.Answer;
import dev.tripline.runtime.doctor.Diagnosis.Finding;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows what the doctor found, as lines or as JSON. */
final class DiagnosisText {
    private final PrintWriter out;
    private final boolean json;

    DiagnosisText(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** @return the exit code */
    int show(String sensor, Diagnosis diagnosis) {
        if (json) {
            out.println(document(sensor, diagnosis).toPrettyString());
        } else {
            text(sensor, diagnosis);
        }
        out.flush();
        boolean unknown = diagnosis.findings().stream().anyMatch(finding -> finding.answer() == Answer.UNKNOWN);
        return diagnosis.isHealthy() ? 0 : unknown ? CommandFailure.UNAVAILABLE : CommandFailure.DENIED;
    }

    private void text(String sensor, Diagnosis diagnosis) {
        out.println("Sensor " + sensor + " acts as " + diagnosis.account());
        for (Finding finding : diagnosis.findings()) {
            String sign = switch (finding.answer()) {
                case ALLOWED -> "✓";
                case DENIED -> "✗";
                case UNKNOWN -> "?";
            };
            String reason =
                    finding.answer() == Answer.ALLOWED || finding.reason().isEmpty() ? "" : ": " + finding.reason();
            out.printf("  %s %s (trigger %s)%s%n", sign, finding.needed(), finding.trigger(), reason);
        }
        diagnosis.notes().forEach(note -> out.println("  ✗ " + note));
        if (diagnosis.findings().isEmpty()) {
            out.println("  its triggers need nothing of the API server");
        }
    }

    private static ObjectNode document(String sensor, Diagnosis diagnosis) {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("sensor", sensor);
        root.put("account", diagnosis.account());
        root.put("healthy", diagnosis.isHealthy());
        ArrayNode findings = root.putArray("findings");
        for (Finding finding : diagnosis.findings()) {
            findings.addObject()
                    .put("trigger", finding.trigger())
                    .put("needed", finding.needed())
                    .put("answer", finding.answer().name().toLowerCase(Locale.ROOT))
                    .put("reason", finding.reason());
        }
        ArrayNode notes = root.putArray("notes");
        diagnosis.notes().forEach(notes::add);
        return root;
    }
}
