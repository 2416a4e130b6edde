package dev.tripline.language.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {
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
