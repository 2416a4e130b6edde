package dev.tripline.language.sprig.json;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.sprig.value.Dicts;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as JSON and back. */
public final class JsonFunctions {
    private JsonFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("toJson", a -> lenient(() -> encoded(a.any(0)), ""), ANY)
                .add("mustToJson", a -> encoded(a.any(0)), ANY)
                .add("toPrettyJson", a -> lenient(() -> Indented.of(encoded(a.any(0))), ""), ANY)
                .add("mustToPrettyJson", a -> Indented.of(encoded(a.any(0))), ANY)
                .add("toRawJson", a -> Limits.text(GoJson.encodePlain(Plain.of(a.any(0)))), ANY)
                .withMust("toRawJson")
                .add("fromJson", a -> lenient(() -> decoded(a.text(0)), null), STRING)
                .add("mustFromJson", a -> decoded(a.text(0)), STRING)
                .functions();
    }

    private static String encoded(@Nullable Object value) throws EvaluationFailure {
        return Limits.text(GoJson.encode(Plain.of(value)));
    }

    /** Its dicts may be changed. */
    private static @Nullable Object decoded(String json) throws EvaluationFailure {
        return Dicts.copy(GoJson.unmarshal(json));
    }

    /** What is to be done. */
    @FunctionalInterface
    private interface Work {
        @Nullable
        Object run() throws EvaluationFailure;
    }

    /** Errors are silent, limits are not. */
    private static @Nullable Object lenient(Work work, @Nullable Object instead) throws EvaluationFailure {
        try {
            return work.run();
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return instead;
        }
    }
}
