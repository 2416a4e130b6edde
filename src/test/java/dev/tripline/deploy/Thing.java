package dev.tripline.deploy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * An object for Kubernetes, as it stands in a file.
 *
 * @param origin where it comes from, for messages
 */
record Thing(String origin, ObjectNode json) {
    static final Path ROOT = Path.of(System.getProperty("basedir", ""));
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Thing> in(Path file) {
        try {
            return in(file.toString(), Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key that stands twice is an error. */
    static List<Thing> in(String origin, String text) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Thing> things = new ArrayList<>();
        for (Object document : new Yaml(strict).loadAll(text)) {
            if (document != null) {
                things.add(new Thing(origin, MAPPER.valueToTree(document)));
            }
        }
        return things;
    }

    String kind() {
        return text("/kind");
    }

    String name() {
        return text("/metadata/name");
    }

    String namespace() {
        return text("/metadata/namespace");
    }

    String text(String pointer) {
        return at(pointer).asText();
    }

    JsonNode at(String pointer) {
        return json.at(JsonPointer.compile(pointer));
    }

    boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    /** Of the pods that it makes; missing for what makes none. */
    JsonNode podSpec() {
        return switch (kind()) {
            case "Deployment", "StatefulSet" -> at("/spec/template/spec");
            default -> MissingNode.getInstance();
        };
    }

    Map<String, String> podLabels() {
        return labels(at("/spec/template/metadata/labels"));
    }

    static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new HashMap<>();
        node.properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    /** How many of its pods there are at a time: all of them, and what an update adds. */
    int pods() {
        int replicas = at("/spec/replicas").asInt(1);
        boolean surges =
                kind().equals("Deployment") && !text("/spec/strategy/type").equals("Recreate");
        return replicas + (surges ? at("/spec/strategy/rollingUpdate/maxSurge").asInt(1) : 0);
    }

    @Override
    public String toString() {
        return kind() + " " + name() + " (" + origin + ")";
    }
}
