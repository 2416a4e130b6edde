package dev.tripline.language.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoNumberTest {
    @TestFactory
    Stream<DynamicTest> printsAsGoDoes() throws Exception {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/vectors/lang-gonumber.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                cases.add(new ObjectMapper().readTree(line));
            }
        }
        assertThat(cases).hasSize(60);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.path("id").asText(), () -> check(c)));
    }

    private static void check(JsonNode vector) {
        double x = GoNumber.parseOrZero(vector.path("given").path("text").asText());
        JsonNode expect = vector.path("expect");
        assertThat(GoNumber.plain(x)).isEqualTo(expect.path("float64String").asText());
        assertThat(GoNumber.print(x)).isEqualTo(expect.path("printV").asText());
        if (expect.has("jsonEncoded")) {
            assertThat(GoNumber.json(x)).isEqualTo(expect.path("jsonEncoded").asText());
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> GoNumber.json(x));
        }
    }

    @ParameterizedTest
    @CsvSource({"4.9E-324,5e-324", "9.88E-324,1e-323", "2E-323,2e-323", "1.7976931348623157E308,1.7976931348623157e+308"
    })
    void needsTheFewestDigits(double x, String printed) {
        assertThat(GoNumber.print(x)).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({"1_000,1000", "0x1p4,16", "0x_1F.8p0,31.5", "+Infinity,Infinity", "-inf,-Infinity", "1.,1", ".5e1,5"})
    void readsWhatGoReads(String text, double expected) {
        assertThat(GoNumber.parse(text)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 ", "1d", "0x10", "_1", "1_", "1__0", "1e", "+nan", ".", "-", "infin", "1e400"})
    void refusesWhatGoRefuses(String text) {
        assertThat(GoNumber.parse(text)).isEmpty();
    }

    @Test
    void givesAnInfinityBesideTheIgnoredRangeError() {
        assertThat(GoNumber.parseOrZero("-1e400")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(GoNumber.parseOrZero("nonsense")).isZero();
    }
}
