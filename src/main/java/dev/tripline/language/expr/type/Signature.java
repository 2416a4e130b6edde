package dev.tripline.language.expr.type;

import java.util.List;
import java.util.Optional;

/**
 * One way to call a function.
 *
 * @param parameters as many as there must be arguments
 */
public record Signature(StaticType result, List<StaticType> parameters) {
    public Signature {
        parameters = List.copyOf(parameters);
    }

    public static Signature of(StaticType result, StaticType... parameters) {
        return new Signature(result, List.of(parameters));
    }

    /** What is wrong with these arguments. */
    public Optional<String> problem(List<StaticType> arguments) {
        if (arguments.size() != parameters.size()) {
            return Optional.of("takes " + parameters.size() + " argument" + (parameters.size() == 1 ? "" : "s")
                    + ", not " + arguments.size());
        }
        for (int i = 0; i < arguments.size(); i++) {
            StaticType given = arguments.get(i);
            StaticType wanted = parameters.get(i);
            boolean fits = given.isNil()
                    || given.isAny()
                    || given.isAssignableTo(wanted)
                    || wanted.isInteger() && given.isInteger() && !given.hasKindOf(wanted);
            if (!fits) {
                return Optional.of("takes " + wanted + ", not " + given);
            }
        }
        return Optional.empty();
    }
}
