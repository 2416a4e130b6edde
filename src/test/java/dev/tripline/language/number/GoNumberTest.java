package dev.tripline.language.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoNumberTest {
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
