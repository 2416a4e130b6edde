package dev.tripline.console.connectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.manifest.meaning.Field;
import dev.tripline.manifest.meaning.Section;
import dev.tripline.runtime.connectors.Connector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Connectors as JSON. */
public final class ConnectorJson {
    private ConnectorJson() {}

    /** A few words about each. */
    public static ObjectNode list(List<Connector> connectors) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        connectors.forEach(connector -> brief(items.addObject(), connector));
        return answer;
    }

    /** All about each, and the sections that they share. */
    public static ObjectNode full(List<Connector> connectors) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        for (Connector connector : connectors) {
            ObjectNode item = items.addObject();
            brief(item, connector);
            item.put("delivery", connector.delivery());
            item.put("identity", connector.identity());
            fields(item, connector.section());
            item.put("example", connector.example());
        }
        ArrayNode sections = answer.putArray("sections");
        shared(connectors).forEach(section -> {
            ObjectNode item = sections.addObject().put("name", section.name()).put("what", section.meaning());
            fields(item, section);
        });
        return answer;
    }

    /** Sections that these connectors refer to, each once. */
    static List<Section> shared(List<Connector> connectors) {
        Map<String, Section> shared = new LinkedHashMap<>();
        connectors.forEach(connector ->
                connector.section().shared().forEach(section -> shared.putIfAbsent(section.name(), section)));
        return List.copyOf(shared.values());
    }

    private static void brief(ObjectNode item, Connector connector) {
        item.put("kind", connector.kind());
        item.put("side", word(connector.side()));
        item.put("shape", word(connector.shape()));
        item.put("served", connector.served());
        item.put("what", connector.what());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void fields(ObjectNode item, Section section) {
        ArrayNode fields = item.putArray("fields");
        for (Field field : section.fields()) {
            ObjectNode one = fields.addObject();
            one.put("path", field.path());
            one.put("type", field.type());
            field.shared().ifPresent(shared -> one.put("section", shared.getSimpleName()));
            one.put("required", field.isRequired());
            if (!field.byDefault().isEmpty()) {
                one.put("default", field.byDefault());
            }
            one.put("what", field.meaning());
        }
        ArrayNode rules = item.putArray("rules");
        section.rules().forEach(rules::add);
    }
}
