package dev.tripline.trigger.http;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How the payload is sent as a CloudEvent. Argo Events has no such section. */
@RegisterForReflection
@Means("How the payload is sent as a CloudEvent.")
public record CloudEventConfig(
        @Means("binary (attributes as headers) or structured (all in the body)")
        String mode,

        @Means(value = "of the event", otherwise = "dev.tripline.action")
        String type,

        @Means(value = "of the event", otherwise = "/sensors/SENSOR")
        String source,

        @Means(value = "of the event", otherwise = "the trigger's name")
        String subject,

        @Means("further attributes, by names of a-z and 0-9, beside those of the event that led here")
        Map<String, String> extensions)
        implements Checked {
    static final String BINARY = "binary";
    static final String STRUCTURED = "structured";
    static final String DEFAULT_TYPE = "dev.tripline.action";

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");
    private static final Set<String> TAKEN =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data");

    @Override
    public void check(Complaints complaints) {
        complaints.when(
                !mode.equals(BINARY) && !mode.equals(STRUCTURED),
                "mode",
                mode.isEmpty() ? "the mode is missing" : "unknown mode \"" + mode + "\"",
                "binary (attributes as headers) or structured (all in the body)");
        extensions.keySet().stream()
                .filter(name -> !isExtension(name))
                .forEach(name -> complaints.when(
                        true,
                        "extensions." + name,
                        TAKEN.contains(name)
                                ? "\"" + name + "\" is no extension"
                                : "an extension's name has 1 to 20 characters of a-z and 0-9",
                        "choose another name"));
    }

    static boolean isExtension(String name) {
        return NAME.matcher(name).matches() && !TAKEN.contains(name);
    }

    boolean isBinary() {
        return mode.equals(BINARY);
    }
}
