package dev.tripline.language.template.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The functions that templates have without anybody's doing. */
public final class Builtins {
    private static final Map<String, Callee> ALL = Map.ofEntries(
            Map.entry("and", new Callee.ShortCircuit(false)),
            Map.entry("or", new Callee.ShortCircuit(true)),
            Map.entry("not", raw(1, values -> !Truth.of(values.get(0)))),
            Map.entry("eq", new Callee.Raw(1, true, Comparison::equalsAny)),
            Map.entry("ne", raw(2, values -> !Comparison.equal(values.get(0), values.get(1)))),
            Map.entry("lt", raw(2, values -> Comparison.less(values.get(0), values.get(1)))),
            Map.entry("le", raw(2, values -> Comparison.lessOrEqual(values.get(0), values.get(1)))),
            Map.entry("gt", raw(2, values -> !Comparison.lessOrEqual(values.get(0), values.get(1)))),
            Map.entry("ge", raw(2, values -> !Comparison.less(values.get(0), values.get(1)))),
            Map.entry("index", new Callee.Raw(1, true, Indexing::index)),
            Map.entry("len", raw(1, values -> Indexing.length(values.get(0)))),
            Map.entry("call", new Callee.Raw(1, true, values -> {
                throw new EvaluationFailure("nothing here is a function that could be called");
            })),
            Map.entry("print", text((arguments, world) -> GoFormat.sprint(arguments))),
            Map.entry("println", text((arguments, world) -> GoFormat.sprintln(arguments))),
            Map.entry("html", text((arguments, world) -> Escaping.html(arguments))),
            Map.entry("js", text((arguments, world) -> Escaping.javascript(arguments))),
            Map.entry("urlquery", text((arguments, world) -> Escaping.query(arguments))),
            Map.entry(
                    "printf",
                    new Callee.Typed(
                            new GoFunction(
                                    List.of(GoType.STRING, GoType.ANY),
                                    true,
                                    (arguments, world) -> GoFormat.sprintf(
                                            (String) Objects.requireNonNull(arguments.get(0)),
                                            arguments.subList(1, arguments.size()))),
                            1)));

    private Builtins() {}

    /** By name. */
    public static Map<String, Callee> all() {
        return ALL;
    }

    private static Callee raw(int count, Callee.RawBody body) {
        return new Callee.Raw(count, false, body);
    }

    private static Callee text(GoFunction.Body body) {
        return new Callee.Typed(new GoFunction(List.of(GoType.ANY), true, body), 1);
    }
}
