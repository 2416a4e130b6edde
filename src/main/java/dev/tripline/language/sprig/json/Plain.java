package dev.tripline.language.sprig.json;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.sprig.value.Dicts;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.JsonStruct;
import dev.tripline.language.sprig.value.Weight;
import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values in the types that JSON has: times and versions as text, durations as nanoseconds, nil slices as null. */
final class Plain {
    private Plain() {}

    static @Nullable Object of(@Nullable Object value) throws EvaluationFailure {
        return Weight.checkText(value) ? value : plain(value);
    }

    private static @Nullable Object plain(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case GoSlice slice when slice.isNil() -> null;
            case List<?> list -> items(list);
            case Map<?, ?> map -> members(map);
            case ZonedDateTime time -> GoLayout.format(time, GoLayout.RFC3339_NANO);
            case Duration span -> new GoInt64(span.toNanos());
            case GoByte number -> (long) number.value();
            case GoEnum number -> number.value();
            case GoComplex number -> throw new EvaluationFailure("json: unsupported type: complex128");
            case GoTyped typed -> struct(typed);
            case null, default -> value;
        };
    }

    /** A version is its text; the fields of a certificate are texts too. */
    private static Object struct(GoTyped value) throws EvaluationFailure {
        if (value instanceof JsonStruct struct) {
            return struct.json();
        }
        throw new EvaluationFailure("json: unsupported type: " + GoFormat.typeName(value));
    }

    private static List<@Nullable Object> items(List<?> list) throws EvaluationFailure {
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(plain(item));
        }
        return items;
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> map) throws EvaluationFailure {
        Map<String, @Nullable Object> members = LinkedHashMap.newLinkedHashMap(map.size());
        for (Map.Entry<String, @Nullable Object> member : Dicts.typed(map).entrySet()) {
            members.put(member.getKey(), plain(member.getValue()));
        }
        return members;
    }
}
