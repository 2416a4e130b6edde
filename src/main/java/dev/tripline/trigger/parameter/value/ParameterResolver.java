package dev.tripline.trigger.parameter.value;

import dev.tripline.event.Event;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.PathValue;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a parameter's value in a firing (sensor specification 5.2). Pure and stateless. */
public final class ParameterResolver {
    private ParameterResolver() {}

    /**
     * The value; empty when the dependency took no part and there is no default.
     *
     * @throws RenderFailure when the event does not hold it and there is no default
     */
    public static Optional<Resolved> resolve(ParameterSource source, FiringView view) throws RenderFailure {
        Optional<Resolved> fixed = source.value().map(Resolved::string);
        Optional<Event> event = view.event(source.dependencyName());
        if (event.isEmpty()) {
            return fixed;
        }
        if (!source.readsData() && !source.readsContext()) {
            return fixed.isPresent()
                    ? fixed
                    : Optional.of(Resolved.string(view.whole(source.dependencyName(), event.get())));
        }
        List<String> troubles = new ArrayList<>();
        try {
            Optional<Resolved> found = source.readsData()
                    ? look(
                            view.data(source.dependencyName(), event.get()),
                            source.dataTemplate(),
                            source.dataKey(),
                            view,
                            troubles)
                    : look(
                            view.context(source.dependencyName(), event.get()),
                            source.contextTemplate(),
                            source.contextKey(),
                            view,
                            troubles);
            if (found.isPresent()) {
                return found;
            }
        } catch (RenderFailure e) {
            if (fixed.isEmpty()) {
                throw e;
            }
        }
        return Optional.of(fixed.orElseThrow(() -> unresolved(source, troubles)));
    }

    private static Optional<Resolved> look(
            Json document, ParameterTemplate template, KeyPath key, FiringView view, List<String> troubles) {
        if (!template.isEmpty()) {
            try {
                return Optional.of(Resolved.string(template.render(view.input(document), view.world())));
            } catch (EvaluationFailure e) {
                troubles.add("its template gives nothing (" + e.reason() + ")");
            }
        }
        if (!key.isEmpty()) {
            PathValue found = key.in(document);
            if (found.exists()) {
                return Optional.of(value(found));
            }
            troubles.add("there is no '" + key + "'");
        }
        return Optional.empty();
    }

    private static Resolved value(PathValue found) {
        return switch (found.type()) {
            case JSON -> new Resolved(found.type(), found.raw());
            case NULL -> new Resolved(found.type(), "null");
            default -> new Resolved(found.type(), found.string());
        };
    }

    private static RenderFailure unresolved(ParameterSource source, List<String> troubles) {
        return new RenderFailure("unable to resolve '" + source.dependencyName() + "' parameter value: in its event's "
                + (source.readsData() ? "body" : "attributes") + " " + String.join(", and ", troubles)
                + "; correct the parameter or give it a value as a default");
    }
}
