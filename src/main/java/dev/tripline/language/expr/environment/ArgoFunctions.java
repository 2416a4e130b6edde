package dev.tripline.language.expr.environment;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.builtin.NumberFunctions;
import dev.tripline.language.expr.call.Unconverted;
import dev.tripline.language.expr.jsonpath.JsonPath;
import dev.tripline.language.expr.value.Conversion;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.GoText;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.sprig.Sprig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By name. They win over what a body has under the same names. */
public final class ArgoFunctions {
    public static final Map<String, Object> BY_NAME = Map.of(
            "asInt", function((arguments, evaluation) -> NumberFunctions.toInt(arguments.getFirst()), GoType.ANY),
            "asFloat", function((arguments, evaluation) -> NumberFunctions.toFloat(arguments.getFirst()), GoType.ANY),
            "toJson", function(ArgoFunctions::toJson, GoType.ANY),
            "jsonpath", function(ArgoFunctions::jsonPath, GoType.STRING, GoType.STRING),
            "sprig", Sprig.functions());

    private ArgoFunctions() {}

    private static GoFunction function(Unconverted body, GoType... parameters) {
        return new GoFunction(List.of(parameters), false, body);
    }

    /** What JSON does not have is the empty text. */
    private static String toJson(List<@Nullable Object> arguments, Evaluation evaluation) throws EvaluationFailure {
        try {
            return evaluation.made(GoJson.encode(Conversion.JSON.of(arguments.getFirst(), evaluation)));
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return "";
        }
    }

    private static @Nullable Object jsonPath(List<@Nullable Object> arguments, Evaluation evaluation)
            throws EvaluationFailure {
        String json = GoText.wellFormed(String.valueOf(arguments.getFirst()));
        evaluation.text(json.length());
        return JsonPath.compile(String.valueOf(arguments.get(1)), evaluation).query(GoJson.unmarshal(json));
    }
}
