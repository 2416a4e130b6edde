package dev.tripline.console.connectors;

import dev.tripline.console.terminal.Style;
import dev.tripline.manifest.meaning.Field;
import dev.tripline.manifest.meaning.Section;
import dev.tripline.runtime.connectors.Connector;
import java.util.ArrayList;
import java.util.List;

/** Connectors as lines for a terminal. */
public final class ConnectorText {
    private final Style style;

    public ConnectorText(Style style) {
        this.style = style;
    }

    /** A line each. */
    public List<String> list(List<Connector> connectors) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "SIDE", "SHAPE", "SERVED", "WHAT"));
        for (Connector connector : connectors) {
            rows.add(List.of(
                    connector.kind(),
                    ConnectorJson.word(connector.side()),
                    ConnectorJson.word(connector.shape()),
                    connector.served() ? "yes" : "no",
                    connector.what()));
        }
        return table("", rows);
    }

    /** Everything about each of them, and the sections that they share at the end. */
    public List<String> full(List<Connector> connectors) {
        List<String> lines = new ArrayList<>();
        for (Connector connector : connectors) {
            String served = connector.served() ? "" : ", not served by this version";
            lines.add(style.bold(connector.kind()) + "  " + ConnectorJson.word(connector.side()) + ", "
                    + ConnectorJson.word(connector.shape()) + served);
            lines.add(connector.what());
            lines.add("");
            lines.addAll(fields(connector.section()));
            lines.add("");
            lines.add("delivery  " + connector.delivery());
            if (!connector.identity().isEmpty()) {
                lines.add("identity  " + connector.identity());
            }
            lines.add("");
        }
        for (Section section : ConnectorJson.shared(connectors)) {
            lines.add(style.bold(section.name()) + "  " + section.meaning());
            lines.addAll(fields(section));
            lines.add("");
        }
        lines.add("An example: -o yaml");
        return lines;
    }

    private List<String> fields(Section section) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("FIELD", "TYPE", "NEEDED", "MEANING"));
        for (Field field : section.fields()) {
            rows.add(List.of(field.path(), field.type(), field.need(), field.meaning()));
        }
        List<String> lines = table("  ", rows);
        section.rules().forEach(rule -> lines.add("  rule: " + rule));
        return lines;
    }

    /** Columns as wide as their widest word; the last one as it is. */
    private List<String> table(String indent, List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < columns; i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < columns - 1) {
                    line.append(" ".repeat(widths[i] - cell.length() + 2));
                }
            }
            lines.add(lines.isEmpty() ? style.dim(line.toString()) : line.toString());
        }
        return lines;
    }
}
