package dev.tripline.trigger.parameter;

import dev.tripline.language.path.JsonEdit;
import dev.tripline.language.path.PathException;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
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
    public static String build(List<PayloadItem> items, FiringView view) throws RenderFailure {
        String payload = "";
        for (PayloadItem item : items) {
            Optional<Resolved> value = ParameterResolver.resolve(item.src(), view);
            if (item.dest().isEmpty()) {
                if (value.isPresent()) {
                    return value.get().text();
                }
                continue;
            }
            Resolved present = value.orElseThrow(() -> absent(item.src(), item.dest()));
            try {
                payload = present.raw(item.src())
                        ? JsonEdit.setRaw(payload, item.dest(), present.text())
                        : JsonEdit.set(payload, item.dest(), present.text());
            } catch (PathException e) {
                throw ParameterApply.refused(item.dest(), e);
            }
        }
        return payload;
    }

    /**
     * The value of one parameter that has no document, such as a header's.
     *
     * @throws RenderFailure when there is none
     */
    public static String value(Parameter parameter, FiringView view) throws RenderFailure {
        return ParameterResolver.resolve(parameter.src(), view)
                .orElseThrow(() -> absent(parameter.src(), parameter.dest().text()))
                .text();
    }

    private static RenderFailure absent(ParameterSource source, String dest) {
        return new RenderFailure("dependency '" + source.dependencyName()
                + "' took no part in this firing, and the parameter for '" + dest
                + "' has no default; give it a value");
    }
}
