package dev.tripline.language.expr.method;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One method of a type; its arguments are checked before. */
record Method<T>(Signature signature, List<GoType> parameters, Body<T> body) {
    @FunctionalInterface
    interface Body<T> {
        Object call(T receiver, List<@Nullable Object> arguments) throws EvaluationFailure;
    }

    @FunctionalInterface
    interface Getter<T> {
        Object get(T receiver);
    }

    static <T> Method<T> getter(StaticType result, Getter<T> getter) {
        return new Method<>(Signature.of(result), List.of(), (receiver, arguments) -> getter.get(receiver));
    }

    static <T> Method<T> of(StaticType result, List<Plain> parameters, Body<T> body) {
        return new Method<>(
                new Signature(result, List.copyOf(parameters)),
                parameters.stream().map(Method::goType).toList(),
                body);
    }

    private static GoType goType(Plain type) {
        return switch (type) {
            case INT -> GoType.INT;
            case STRING -> GoType.STRING;
            case TIME -> GoType.TIME;
            case DURATION -> GoType.DURATION;
            default -> throw new IllegalArgumentException("no method takes " + type);
        };
    }

    GoFunction bound(T receiver) {
        return new GoFunction(parameters, false, (arguments, world) -> {
            try {
                return body.call(receiver, arguments);
            } catch (DateTimeException | ArithmeticException e) {
                throw new EvaluationFailure("a time out of range");
            }
        });
    }
}
