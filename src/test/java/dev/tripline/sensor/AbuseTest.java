package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.filter.FilterOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs and events that would stop a naive evaluator: each ends within its budget, as an error that names the limit or as a
 * plain verdict, while another sensor keeps deciding.
 */
@Timeout(60)
class AbuseTest {
    private static final Duration BUDGET = Duration.ofSeconds(2);

    /**
     * @param dependency what the abused dependency has
     * @param error what its error says; empty when a verdict is expected
     */
    private record Case(String name, Map<String, ?> dependency, String body, String error) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final String N = "{\"n\":1}";

    private static Map<String, ?> script(String lua) {
        return Map.of("filters", Map.of("script", lua));
    }

    private static Map<String, ?> jq(String program) {
        return Map.of("transform", Map.of("jq", program));
    }

    private static Map<String, ?> template(String template) {
        return Map.of(
                "filters",
                Map.of(
                        "data",
                        List.of(Map.of("path", "n", "type", "string", "value", List.of("x"), "template", template))));
    }

    private static Map<String, ?> string(String path, String regex) {
        return Map.of(
                "filters", Map.of("data", List.of(Map.of("path", path, "type", "string", "value", List.of(regex)))));
    }

    private static Map<String, ?> expr(String expr) {
        return Map.of(
                "filters",
                Map.of("exprs", List.of(Map.of("expr", expr, "fields", List.of(Map.of("name", "n", "path", "n"))))));
    }

    static Stream<Case> cases() {
        String megabyte = "a".repeat(1 << 20);
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String digits = "{\"n\":" + "9".repeat(10_000) + "}";
        return Stream.of(
                new Case("regex (a+)+$ on 1 MiB", string("n", "(a+)+$"), "{\"n\":\"" + megabyte + "b\"}", ""),
                new Case("regex in an expression", expr("n =~ '(a+)+$'"), "{\"n\":\"" + megabyte + "b\"}", ""),
                new Case(
                        "Lua loop in pcall",
                        script("while true do pcall(function() while true do end end) end"),
                        N,
                        "steps"),
                new Case("Lua rep", script("return #(('x'):rep(1e9)) > 0"), N, "more than 1048576 bytes"),
                new Case("Lua table growth", script("local t = {} for i = 1, 1e9 do t[i] = i end return true"), N, ""),
                new Case("Lua recursion", script("local function f() return 1 + f() end return f()"), N, ""),
                new Case(
                        "Lua pattern",
                        script("return string.find(('a'):rep(5000), ('a-'):rep(200) .. 'b') ~= nil"),
                        N,
                        ""),
                new Case("jq range", jq("{n: [range(1e12)] | length}"), N, ""),
                new Case("jq repeat", jq("{n: [limit(1e12; repeat(1))]}"), N, ""),
                new Case("jq recursion", jq("def f: 1 + f; {n: f}"), N, ""),
                new Case("jq string", jq("{n: (\"x\" * 1e9)}"), N, ""),
                new Case(
                        "template recursion",
                        template("{{define \"t\"}}{{template \"t\" .}}{{end}}{{template \"t\" .}}"),
                        N,
                        ""),
                new Case("template repeat", template("{{ repeat 1000000000 \"x\" }}"), N, ""),
                new Case(
                        "template loops",
                        template("{{range until 100000}}{{range until 100000}}x{{end}}{{end}}"),
                        N,
                        ""),
                new Case("100,000 deep for data", string("#", "1"), deep, "nested deeper than 1000 levels"),
                new Case("100,000 deep for Lua", script("return true"), deep, "nested deeper than 1000 levels"),
                new Case("100,000 deep for jq", jq("."), deep, "nested at most 1000 levels"),
                new Case("10,000 digits for data", string("n", "9"), digits, "a number of 10000 digits"),
                new Case("10,000 digits for jq", jq("."), digits, "numbers of at most 1000 digits"),
                new Case("10,000 digits for expr", expr("n > 1"), digits, "a number of 10000 digits"));
    }

    private final AtomicBoolean stop = new AtomicBoolean();
    private final AtomicLong decided = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private Thread control = new Thread(() -> {});

    @BeforeEach
    void startTheControlSensor() {
        Sensor sensor =
                SensorVectors.withDependency(string("n", "^1$")).sensor().orElseThrow();
        Event event = SensorVectors.event("src", "ev", "c", Body.of(N));
        control = Thread.ofPlatform().daemon().start(() -> {
            while (!stop.get()) {
                long begin = System.nanoTime();
                assertThat(SensorVectors.evaluate(sensor, event).matches()).hasSize(1);
                decided.incrementAndGet();
                slowestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
            }
        });
    }

    @AfterEach
    void stopTheControlSensor() throws InterruptedException {
        stop.set(true);
        control.join(5000);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWithinItsBudget(Case abuse) {
        SensorVectors.Loaded loaded = SensorVectors.withDependency(abuse.dependency());
        assertThat(loaded.errors()).isEmpty();
        Sensor sensor = loaded.sensor().orElseThrow();
        Event event = SensorVectors.event("src", "ev", "1", Body.of(abuse.body()));
        long before = decided.get();

        long begin = System.nanoTime();
        FilterOutcome outcome = sensor.evaluate(event, Json.of(event.body().bytes()), World.real())
                .verdicts()
                .getFirst()
                .outcome();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(took).as(outcome.toString()).isLessThan(BUDGET);
        assertThat(outcome.passed()).isFalse();
        boolean plainVerdict = abuse.name().startsWith("regex");
        assertThat(outcome.error().isEmpty()).as(outcome.error()).isEqualTo(plainVerdict);
        assertThat(outcome.error()).contains(abuse.error()).hasSizeLessThan(400);
        assertThat(outcome.error()).doesNotContain("Exception", "dev.tripline", "StackOverflow");
        await().atMost(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(decided.get())
                        .as("decisions of the control sensor")
                        .isGreaterThan(before));
        assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(Duration.ofSeconds(1));
    }
}
