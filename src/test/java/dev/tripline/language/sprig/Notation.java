package dev.tripline.language.sprig;

import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of Go in JSON: numbers are float64, arrays {@code []interface {}}; all else is an object with the type as its name:
 * {@code {"int": "5"}}, {@code {"map": {}}}, {@code {"strings": ["a"]}}, {@code {"time": "2024-02-29T12:00:00Z"}}.
 */
final class Notation {
    private Notation() {}

    static @Nullable Object read(@Nullable Object json) {
        if (json instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(read(item)));
            return items;
        }
        return json instanceof Map<?, ?> map ? typed(map.entrySet().iterator().next()) : json;
    }

    private static Object typed(Map.Entry<?, ?> value) {
        String text = String.valueOf(value.getValue());
        return switch (String.valueOf(value.getKey())) {
            case "int" -> Long.valueOf(text);
            case "int64" -> new GoInt64(Long.parseLong(text));
            case "float" ->
                switch (text) {
                    case "+Inf" -> Double.POSITIVE_INFINITY;
                    default -> Double.valueOf(text);
                };
            case "time" ->
                ZonedDateTime.parse(text).getOffset().getTotalSeconds() == 0
                        ? ZonedDateTime.parse(text).withZoneSameInstant(java.time.ZoneOffset.UTC)
                        : ZonedDateTime.parse(text);
            case "duration" -> dev.tripline.language.duration.GoDuration.parse(text);
            case "semver" -> Calls.result("semver", text);
            case "strings" -> GoSlice.of(GoSlice.STRINGS, (List<?>) value.getValue());
            case "ints" ->
                GoSlice.of(
                        GoSlice.INTS,
                        ((List<?>) value.getValue())
                                .stream().map(n -> ((Double) n).longValue()).toList());
            case "map" -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                ((Map<?, ?>) value.getValue()).forEach((key, member) -> map.put((String) key, read(member)));
                yield map;
            }
            default -> throw new IllegalArgumentException("unknown type " + value.getKey());
        };
    }

    static @Nullable Object write(@Nullable Object value) {
        return switch (value) {
            case Long number -> Map.of("int", number.toString());
            case GoInt64 number -> Map.of("int64", number.toString());
            case Double number when !Double.isFinite(number) -> Map.of("float", special(number));
            case ZonedDateTime time -> Map.of("time", GoLayout.format(time, GoLayout.RFC3339_NANO));
            case Duration span -> Map.of("duration", span.toString());
            case GoSlice slice when slice.isNil() -> Map.of("nil", slice.goType());
            case GoSlice slice -> Map.of("type", slice.goType(), "items", items(slice));
            case List<?> list -> items(list);
            case Map<?, ?> map when map instanceof GoTyped typed -> Map.of("type", typed.goType(), "map", members(map));
            case Map<?, ?> map -> Map.of("map", members(map));
            case GoTyped typed when typed.goType().equals("*semver.Version") -> Map.of("semver", original(typed));
            case null, default -> value;
        };
    }

    private static String special(double number) {
        return Double.isNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
    }

    private static Object original(GoTyped version) {
        return Calls.method(version, "Original");
    }

    private static List<@Nullable Object> items(List<?> list) {
        List<@Nullable Object> items = new ArrayList<>();
        list.forEach(item -> items.add(write(item)));
        return items;
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put((String) key, write(member)));
        return members;
    }
}
