package dev.tripline.runtime.cluster.provision.server;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.yaml.YamlDocuments;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code streamConfig} as Argo Events' controller hands it on: its defaults, over them what the EventBus says, keys in lower case and
 * sorted. Tripline reads none of it; Argo Events' own sensors and event sources do.
 */
public final class StreamSettings {
    private static final Map<String, String> DEFAULTS = Map.of(
            "discard", "0",
            "duplicates", "300s",
            "maxage", "168h",
            "maxbytes", "-1",
            "maxmsgs", "50000",
            "replicas", "3",
            "retention", "0");

    private StreamSettings() {}

    public static String merged(String own) {
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(values(own));
        StringBuilder text = new StringBuilder();
        all.forEach((key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** Whether two texts say the same. */
    public static boolean same(String one, String other) {
        return values(one).equals(values(other));
    }

    private static Map<String, String> values(String yaml) {
        Map<String, String> values = new TreeMap<>();
        List<Node> documents = yaml.isBlank() ? List.of() : YamlDocuments.read("", yaml, new Problems());
        if (!documents.isEmpty() && documents.getFirst() instanceof Node.Obj obj) {
            obj.members().forEach((key, value) -> {
                switch (value) {
                    case Node.Text text -> values.put(key.toLowerCase(Locale.ROOT), text.value());
                    case Node.Num number -> values.put(key.toLowerCase(Locale.ROOT), number.literal());
                    case Node.Bool bool -> values.put(key.toLowerCase(Locale.ROOT), String.valueOf(bool.value()));
                    default -> {}
                }
            });
        }
        return values;
    }
}
