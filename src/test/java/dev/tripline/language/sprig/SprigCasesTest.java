package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Calls of single functions and what Sprig 3.3.0 made of them, in cases.jsonl. The values are in {@link Notation}. */
class SprigCasesTest {
    private record Case(
            List<?> arguments, boolean fails, @Nullable Object gives, String line) {}

    @TestFactory
    Stream<DynamicTest> functions_give_what_sprig_gives() throws Exception {
        Map<String, List<Case>> cases = new TreeMap<>();
        for (String line : lines("cases.jsonl")) {
            Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(GoJson.decode(line));
            List<?> arguments = (List<?>) Objects.requireNonNull(json.get("with"));
            cases.computeIfAbsent((String) json.get("call"), name -> new ArrayList<>())
                    .add(new Case(arguments, json.containsKey("fails"), json.get("gives"), line));
        }
        return cases.entrySet().stream()
                .map(function -> DynamicTest.dynamicTest(
                        function.getKey(), () -> check(function.getKey(), function.getValue())));
    }

    private static void check(String name, List<Case> cases) {
        assertThat(cases).allSatisfy(one -> {
            Object arguments = Objects.requireNonNull(Notation.read(one.arguments()));
            try {
                Object result = Calls.call(name, (List<?>) arguments);
                if (one.fails()) {
                    fail("gives %s, but must fail", result);
                }
                assertThat(Notation.write(result)).isEqualTo(one.gives());
            } catch (EvaluationFailure e) {
                assertThat(one.fails()).as(e.reason()).isTrue();
            }
        });
    }

    static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(SprigCasesTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
