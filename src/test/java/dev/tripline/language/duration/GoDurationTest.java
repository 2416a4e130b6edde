package dev.tripline.language.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GoDurationTest {
    static Stream<JsonNode> golden() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = GoDurationTest.class.getResourceAsStream("/vectors/lang-goduration.jsonl")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(line -> read(json, line)).toList().stream();
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsWhatGoReads(JsonNode row) {
        String text = row.path("given").path("text").asText();
        if (row.path("expect").has("nanos")) {
            assertThat(GoDuration.parse(text))
                    .isEqualTo(Duration.ofNanos(row.path("expect").path("nanos").asLong()));
        } else {
            assertThatThrownBy(() -> GoDuration.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theGoldenFileIsWhole() throws IOException {
        assertThat(golden()).hasSize(47);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``      | time: invalid duration ""
            .s      | time: invalid duration ".s"
            10      | time: missing unit in duration "10"
            1d      | time: unknown unit "d" in duration "1d"
            1m2x    | time: unknown unit "x" in duration "1m2x"
            1é      | time: unknown unit "\\xc3\\xa9" in duration "1\\xc3\\xa9"
            2562048h | time: invalid duration "2562048h"
            """)
    void complainsInGosWords(String text, String message) {
        assertThatThrownBy(() -> GoDuration.parse(text)).hasMessage(message.replace("\\\\", "\\"));
    }

    @Test
    void knowsBothSignsForMicro() {
        assertThat(GoDuration.parse("1\u00b5s"))
                .isEqualTo(GoDuration.parse("1\u03bcs"))
                .hasNanos(1_000);
    }

    @Test
    void readsOverDigitsThatNoLongerCount() {
        assertThat(GoDuration.parse("1.3333333333333333333333333333333s")).isEqualTo(Duration.ofNanos(1_333_333_333));
    }
}
