package dev.tripline.language.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No path and no document may hold a thread, overflow the stack or fill the memory. */
@Timeout(20)
class PathBoundsTest {
    private static final int MIB = 1 << 20;
    private static final Json ARRAYS = Json.of("[".repeat(MIB));
    private static final Json CLOSED_ARRAYS = Json.of("[".repeat(MIB / 2) + "]".repeat(MIB / 2));
    private static final Json OBJECTS = Json.of("{\"a\":".repeat(MIB / 5) + "1" + "}".repeat(MIB / 5));
    private static final Json WIDE = Json.of("[" + "{\"a\":{\"a\":[1,2]}},".repeat(50_000) + "1]");

    static Stream<String> hostilePaths() {
        return Stream.of(
                "0.".repeat(20_000) + "0",
                "*.".repeat(20_000) + "*",
                "#.".repeat(20_000) + "#",
                "#(".repeat(20_000),
                "#(#(".repeat(5_000) + ")#)#".repeat(5_000),
                "[".repeat(60_000),
                "{".repeat(20_000) + "a" + "}".repeat(20_000),
                "@this|".repeat(10_000) + "@this",
                "@tostr|".repeat(200) + "@tostr",
                "[@this,@this,@this,@this]|".repeat(50) + "@this",
                "@dig:a",
                "@dig:*",
                "@flatten:{\"deep\":true}",
                "@pretty",
                "@pretty:{\"indent\":\"" + " ".repeat(10_000) + "\"}",
                "@reverse|@ugly|@values",
                "..#.#.a",
                "!" + "[".repeat(60_000),
                "*a*b*c*d*e*f*g*h*".repeat(1_000),
                "\\".repeat(60_001));
    }

    @ParameterizedTest
    @MethodSource("hostilePaths")
    void everyPathComesBackFromEveryDocument(String hostile) {
        Path path = Path.compile(hostile);
        for (Json json : new Json[] {ARRAYS, CLOSED_ARRAYS, OBJECTS, WIDE}) {
            assertThatCode(() -> path.in(json).string()).doesNotThrowAnyException();
        }
    }

    @Test
    void nestingIsFollowedUpToTheLimit() {
        Json nested = Json.of("[".repeat(400) + "7" + "]".repeat(400));
        assertThat(Path.compile("0.".repeat(399) + "0").in(nested).raw()).isEqualTo("7");
        assertThat(Path.compile("0.".repeat(600) + "0").in(ARRAYS).exists()).isFalse();
    }

    @Test
    void validityNeedsNoStack() {
        assertThat(ARRAYS.isValid()).isFalse();
        assertThat(CLOSED_ARRAYS.isValid()).isTrue();
        assertThat(OBJECTS.isValid()).isTrue();
    }

    @Test
    void theWildcardTakesNoExponentialTime() {
        Json json = Json.of("{\"" + "a".repeat(100_000) + "\":1}");
        Path path = Path.compile("a*".repeat(30) + "b");
        assertThat(org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(5), () -> path.in(json)))
                .isEqualTo(PathValue.MISSING);
        assertThat(Path.compile("a*".repeat(30)).in(json).raw()).isEqualTo("1");
    }

    @Test
    void whatAPathMakesIsLimited() {
        assertThat(Path.compile("[@this,@this]|[@this,@this]").in(WIDE).exists())
                .isTrue();
        assertThat(Path.compile("[@this,@this]|[@this,@this]|[@this,@this]")
                        .in(WIDE)
                        .exists())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.999999999", "a.99999999999999999999", "1000000.1000000.1000000"})
    void anIndexCannotFillTheMemory(String dest) {
        assertThatThrownBy(() -> JsonEdit.set("", dest, "x"))
                .isInstanceOf(PathException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void deepDestinationsAreWritten() throws PathException {
        String made = JsonEdit.set("", "a.".repeat(10_000) + "a", "x");
        assertThat(made).startsWith("{\"a\":{\"a\":").endsWith("}}");
        assertThat(JsonEdit.set(made, "a.".repeat(500) + "a", "y")).contains("\"y\"");
        assertThatThrownBy(() -> JsonEdit.set(made, "a.".repeat(10_000) + "a", "y"))
                .isInstanceOf(PathException.class)
                .hasMessageContaining("costs more than allowed");
        assertThat(JsonEdit.set(ARRAYS.text(), "0.0", "x")).hasSizeGreaterThan(0);
    }
}
