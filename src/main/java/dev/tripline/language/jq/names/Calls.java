package dev.tripline.language.jq.names;

import dev.tripline.language.jq.builtin.Natives;
import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Parameter;
import dev.tripline.language.jq.node.flow.Nothing;
import dev.tripline.language.jq.node.function.CallDefined;
import dev.tripline.language.jq.node.function.CallPrelude;
import dev.tripline.language.jq.node.function.PreludeFunction;
import dev.tripline.language.jq.node.path.GetPath;
import dev.tripline.language.jq.node.path.PathOf;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.node.value.NativeCall;
import dev.tripline.language.jq.node.value.Range;
import dev.tripline.language.jq.value.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a name with arguments means: what the program defines, else what is built in. */
public final class Calls {
    private static final List<String> SPECIAL =
            List.of("empty/0", "env/0", "builtins/0", "path/1", "getpath/1", "input/0", "inputs/0", "debug/1");

    private final Map<String, PreludeFunction> prelude;
    private final boolean hiddenToo;

    private Calls(Map<String, PreludeFunction> prelude, boolean hiddenToo) {
        this.prelude = prelude;
        this.hiddenToo = hiddenToo;
    }

    /** For programs of users. */
    public static Calls of(Map<String, PreludeFunction> prelude) {
        return new Calls(prelude, false);
    }

    /** For the prelude itself, which fills the map. */
    public static Calls ofPrelude() {
        return new Calls(new HashMap<>(), true);
    }

    /** A new function of the prelude, without a body yet. */
    public PreludeFunction declare(String name, int parameters) {
        PreludeFunction function = new PreludeFunction(name + "/" + parameters);
        prelude.put(function.name(), function);
        return function;
    }

    public Map<String, PreludeFunction> prelude() {
        return prelude;
    }

    /** Null when there is no such function. */
    public @Nullable Node call(String name, List<Node> arguments, Scope scope) {
        int place = scope.placeOfCall(name, arguments.size());
        if (place >= 0) {
            return scope.isParameter(place) ? new Parameter(place) : new CallDefined(place, arguments);
        }
        String signature = name + "/" + arguments.size();
        PreludeFunction function = prelude.get(signature);
        if (function != null && (hiddenToo || !name.startsWith("_"))) {
            return new CallPrelude(function, arguments);
        }
        return switch (signature) {
            case "empty/0" -> new Nothing();
            case "env/0" -> new Constant(Map.of());
            case "path/1" -> new PathOf(arguments.getFirst());
            case "getpath/1" -> new GetPath(arguments.getFirst());
            case "builtins/0" -> new Constant(signatures());
            case "_range/3" -> hiddenToo ? new Range(arguments.get(0), arguments.get(1), arguments.get(2)) : null;
            default -> nativeCall(name, arguments);
        };
    }

    private @Nullable Node nativeCall(String name, List<Node> arguments) {
        NativeFunction function = Natives.find(name, arguments.size());
        return function != null && (hiddenToo || !name.startsWith("_")) ? new NativeCall(function, arguments) : null;
    }

    /** A function that is there for sure. */
    public static Node known(String name, Node... arguments) {
        return new NativeCall(Objects.requireNonNull(Natives.find(name, arguments.length)), List.of(arguments));
    }

    private List<String> signatures() {
        return java.util.stream.Stream.of(prelude.keySet(), Natives.names(), SPECIAL)
                .flatMap(java.util.Collection::stream)
                .filter(name -> !name.startsWith("_"))
                .distinct()
                .sorted(Texts::compare)
                .toList();
    }
}
