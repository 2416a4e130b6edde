package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoComplex;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoType;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.time.GoLayout;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever of the declared types comes in: a result, or an EvaluationFailure. */
class SprigRobustnessTest {
    private static final int CALLS = 400;

    private static final List<String> TEXTS = List.of(
            "",
            "x",
            "é😀",
            "\u0000\uFFFD",
            "%s %v %!",
            "$1 ${",
            "(?P<n>a*)",
            "[",
            "2006-01-02T15:04:05.000Z07:00 MST",
            "-1h",
            "9223372036854775808",
            "1.2.3-a+b",
            ">=1 <2 || ~0",
            "http://u:p@[::1]:1/%41?#",
            "{\"a\":[1,null]}",
            "====",
            "\n\n \t",
            "a/../../b",
            "-----BEGIN X-----\nAAAA\n-----END X-----",
            "rsa",
            "dsa",
            "GMT-9",
            "1e999");
    private static final List<Long> INTS =
            List.of(0L, 1L, -1L, 3L, -7L, 100L, 100_001L, (long) Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Double> FLOATS =
            List.of(0.0, -0.0, 1.5, -1e300, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE);

    @TestFactory
    Stream<DynamicTest> nothing_but_results_and_failures() {
        return Sprig.functions().entrySet().stream()
                .filter(function -> !function.getKey().matches("gen.*|bcrypt|htpasswd|derivePassword"))
                .map(function -> DynamicTest.dynamicTest(function.getKey(), () -> attack(function.getValue())));
    }

    private static void attack(GoFunction function) {
        Random random = new Random(3);
        for (int i = 0; i < CALLS; i++) {
            List<@Nullable Object> arguments = arguments(function, random);
            try {
                function.body().call(arguments, Calls.world());
            } catch (EvaluationFailure e) {
                assertThat(e.reason()).isNotNull();
            } catch (RuntimeException e) {
                throw new AssertionError("with " + arguments, e);
            }
        }
    }

    private static List<@Nullable Object> arguments(GoFunction function, Random random) {
        List<@Nullable Object> arguments = new ArrayList<>();
        int count = function.parameters().size() + (function.variadic() ? random.nextInt(4) - 1 : 0);
        for (int i = 0; i < count; i++) {
            int last = function.parameters().size() - 1;
            arguments.add(value(function.parameters().get(Math.min(i, last)), random, 0));
        }
        return arguments;
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static @Nullable Object value(GoType type, Random random, int depth) {
        return switch (type) {
            case STRING -> one(TEXTS, random);
            case INT -> one(INTS, random);
            case INT64 -> new GoInt64(one(INTS, random));
            case FLOAT64 -> one(FLOATS, random);
            case BOOL -> random.nextBoolean();
            case TIME ->
                one(
                        List.of(
                                GoLayout.ZERO,
                                Calls.NOW.atZone(ZoneId.of("America/Adak")),
                                GoLayout.ZERO.withYear(-5000)),
                        random);
            case DURATION -> Duration.ofNanos(one(INTS, random));
            case LIST -> random.nextInt(5) == 0 ? null : list(random, depth);
            case MAP -> random.nextInt(5) == 0 ? null : map(random, depth);
            case ANY -> any(random, depth);
        };
    }

    private static @Nullable Object any(Random random, int depth) {
        List<@Nullable Object> rare = Arrays.asList(
                null,
                new GoByte(7),
                new GoComplex(1, Double.NaN),
                new GoEnum("time.Month", "March", 3),
                Calls.result("semver", "1.2"),
                Calls.result("split", ",", "a,b"),
                GoSlice.nil(GoSlice.STRINGS),
                GoSlice.strings(TEXTS),
                GoSlice.of(GoSlice.INTS, INTS));
        return random.nextInt(3) == 0
                ? one(rare, random)
                : value(one(List.of(GoType.values()), random), random, depth + 1);
    }

    private static List<@Nullable Object> list(Random random, int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4) - depth; i > 0; i--) {
            list.add(any(random, depth + 1));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Random random, int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        List<String> names = List.of("a", "b", "", "scheme", "host", "path", "userinfo");
        for (int i = random.nextInt(4) - depth; i > 0; i--) {
            map.put(one(names, random), any(random, depth + 1));
        }
        return map;
    }
}
