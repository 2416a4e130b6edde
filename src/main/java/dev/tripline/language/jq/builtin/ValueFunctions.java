package dev.tripline.language.jq.builtin;

import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.Deletion;
import dev.tripline.language.jq.operation.JsonReading;
import dev.tripline.language.jq.operation.JsonText;
import dev.tripline.language.jq.operation.NumberSyntax;
import dev.tripline.language.jq.operation.Sum;
import dev.tripline.language.jq.operation.Update;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Literal;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Texts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Functions for values of any kind. */
final class ValueFunctions {
    private ValueFunctions() {}

    static void addTo(Map<String, NativeFunction> all) {
        all.put("length/0", (in, args, call) -> length(in, call.budget()));
        all.put("abs/0", (in, args, call) -> abs("abs", in));
        all.put("not/0", (in, args, call) -> !Kinds.isTrue(in));
        all.put("type/0", (in, args, call) -> Kinds.name(in));
        all.put("keys/0", (in, args, call) -> keys(in, call.budget()));
        all.put("has/1", (in, args, call) -> Access.has(in, args[0]));
        all.put("contains/1", (in, args, call) -> Access.contains(in, args[0], call.budget(), 0));
        all.put("inside/1", (in, args, call) -> Access.contains(args[0], in, call.budget(), 0));
        all.put("tostring/0", (in, args, call) -> JsonText.plain(in, call.budget()));
        all.put("tojson/0", (in, args, call) -> JsonText.of(in, call.budget()));
        all.put("fromjson/0", (in, args, call) -> fromJson(in, call.budget()));
        all.put("tonumber/0", (in, args, call) -> toNumber(in));
        all.put("toboolean/0", (in, args, call) -> toBoolean(in));
        all.put("error/0", (in, args, call) -> {
            throw Fault.raised(in);
        });
        all.put("error/1", (in, args, call) -> {
            throw Fault.raised(args[0]);
        });
        all.put("halt/0", (in, args, call) -> {
            throw Fault.halt(null);
        });
        all.put("halt_error/0", (in, args, call) -> {
            throw Fault.halt(in);
        });
        all.put("halt_error/1", (in, args, call) -> {
            throw Numbers.isNumber(args[0]) ? Fault.halt(in) : Complaint.of("halt_error", args[0]);
        });
        all.put("modulemeta/0", (in, args, call) -> {
            throw in instanceof String ? new Fault("cannot load module") : Complaint.of("modulemeta", in);
        });
        all.put("setpath/2", (in, args, call) -> Update.set(in, args[0], args[1], call.budget()));
        all.put("delpaths/1", (in, args, call) -> Deletion.delete(in, args[0], call.budget()));
        all.put("_plus/0", (in, args, call) -> Sum.positive(in));
        all.put("_negate/0", (in, args, call) -> Sum.negated(in));
    }

    private static Object length(@Nullable Object in, Budget budget) {
        return switch (in) {
            case null -> 0L;
            case String text -> {
                budget.touch(text.length());
                yield (long) Texts.length(text);
            }
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            default -> abs("length", in);
        };
    }

    private static Object abs(String name, @Nullable Object in) {
        return switch (in) {
            case Long number -> number >= 0 ? number : Sum.negated(number);
            case Double number -> Math.abs(number);
            case BigInteger number -> number.abs();
            case Literal literal -> literal.text().startsWith("-") ? literal.negated() : literal;
            case null, default -> throw Complaint.of(name, in);
        };
    }

    private static List<@Nullable Object> keys(@Nullable Object in, Budget budget) {
        Map<String, @Nullable Object> map = Kinds.map(in);
        if (map != null) {
            budget.items(map.size());
            return Arrays.asList((Object[]) Texts.keys(map, budget));
        }
        List<@Nullable Object> list = Kinds.list(in);
        if (list == null) {
            throw Complaint.of("keys", in);
        }
        budget.items(list.size());
        List<@Nullable Object> places = new ArrayList<>(list.size());
        for (long i = 0; i < list.size(); i++) {
            places.add(i);
        }
        return places;
    }

    private static @Nullable Object fromJson(@Nullable Object in, Budget budget) {
        if (in instanceof String text) {
            return JsonReading.read(text, budget);
        }
        throw Complaint.of("fromjson", in);
    }

    private static Object toNumber(@Nullable Object in) {
        if (Numbers.isNumber(in)) {
            return Objects.requireNonNull(in);
        }
        if (!(in instanceof String text)) {
            throw Complaint.of("tonumber", in);
        }
        if (!NumberSyntax.isNumber(text)) {
            throw Complaint.because("tonumber", in, "invalid number");
        }
        return Numbers.parse(text);
    }

    private static Object toBoolean(@Nullable Object in) {
        return switch (in) {
            case Boolean bool -> bool;
            case String text when text.equals("true") -> true;
            case String text when text.equals("false") -> false;
            case String text -> throw Complaint.because("toboolean", in, "invalid boolean");
            case null, default -> throw Complaint.of("toboolean", in);
        };
    }
}
