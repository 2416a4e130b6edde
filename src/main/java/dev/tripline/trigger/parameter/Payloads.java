package dev.tripline.trigger.parameter;

import dev.tripline.language.path.PathException;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.value.Resolved;
import java.util.List;
import java.util.Optional;

/** Builds payloads out of events (sensor specification 5.3). Pure and stateless. */
public final class Payloads {
    private Payloads() {}

    /**
     * The payload's text: JSON made of the items, or the value of the first item without a destination. Empty when there are
     * no items.
     *
     * @throws RenderFailure when an item has no value. Argo Events ends its process when an item's dependency took no part;
     *     here the attempt fails.
     */
    public static String build(List<Parameter> items, FiringView view) throws RenderFailure {
        String payload = "";
        for (Parameter item : items) {
            Optional<Resolved> value = item.resolve(view);
            if (item.dest().isEmpty()) {
                if (value.isPresent()) {
                    return value.get().text();
                }
                continue;
            }
            Resolved present = value.orElseThrow(() -> absent(item));
            try {
                payload = ParameterApply.put(payload, item, present);
            } catch (PathException e) {
                throw ParameterApply.refused(item.dest().text(), e);
            }
        }
        return payload;
    }

    /**
     * The same for a section whose payload Argo Events asks for when it acts.
     *
     * @throws RenderFailure also when there is no payload in the section
     */
    public static String required(Optional<List<Parameter>> items, FiringView view) throws RenderFailure {
        return build(items.orElseThrow(() -> new RenderFailure("payload parameters are not specified")), view);
    }

    /**
     * The value of one parameter that has no document, such as a header's.
     *
     * @throws RenderFailure when there is none
     */
    public static String value(Parameter parameter, FiringView view) throws RenderFailure {
        return parameter.resolve(view).orElseThrow(() -> absent(parameter)).text();
    }

    private static RenderFailure absent(Parameter parameter) {
        String dependency =
                parameter.src().map(source -> source.dependencyName()).orElse("");
        return new RenderFailure("dependency '" + dependency + "' took no part in this firing, and the parameter for '"
                + parameter.dest() + "' has no default; give it a value");
    }
}
