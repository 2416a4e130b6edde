package dev.tripline.trigger.parameter;

import dev.tripline.event.Event;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.PathValue;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
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
        if (source.selectsNothing()) {
            return fixed.isPresent()
                    ? fixed
                    : Optional.of(Resolved.string(view.whole(source.dependencyName(), event.get())));
        }
        PathValue found;
        try {
            found = look(source, event.get(), view);
        } catch (RenderFailure e) {
            if (fixed.isPresent()) {
                return fixed;
            }
            throw e;
        }
        if (found.exists()) {
            return Optional.of(value(found));
        }
        if (fixed.isPresent()) {
            return fixed;
        }
        throw new RenderFailure("unable to resolve '" + source.dependencyName() + "' parameter value: its event has no "
                + key(source) + "; correct the key or give the parameter a value as a default");
    }

    private static PathValue look(ParameterSource source, Event event, FiringView view) throws RenderFailure {
        if (source.dataKey().isEmpty()) {
            Json context = view.context(source.dependencyName(), event);
            return source.contextKey().in(context);
        }
        return source.dataKey().in(view.data(source.dependencyName(), event));
    }

    private static Resolved value(PathValue found) {
        return switch (found.type()) {
            case JSON -> new Resolved(found.type(), found.raw());
            case NULL -> new Resolved(found.type(), "null");
            default -> new Resolved(found.type(), found.string());
        };
    }

    private static String key(ParameterSource source) {
        return source.dataKey().isEmpty()
                ? "attribute '" + source.contextKey() + "'"
                : "'" + source.dataKey() + "' in its body";
    }
}
