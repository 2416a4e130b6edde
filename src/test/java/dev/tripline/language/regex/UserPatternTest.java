package dev.tripline.language.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.re2j.PatternSyntaxException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class UserPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a{1000}b{1000}",
                "(a{10}){100}",
                "[({1000}]{1000}",
                "\\Q((a{1000}){1000}\\E",
                "\\x{10FFFF}{1000}",
                "\\pN{900}",
                "\\p{Greek}{1000}",
                "[[:alpha:])]{1000}",
                "[]({9}]{1000}",
                "[\\]{9}(]{1000}",
                "a{,5}{",
                "x{a}",
                "(?i:ab){2,}"
            })
    void takesWhatGoTakes(String regex) {
        assertThat(UserPattern.compile(regex).pattern()).isEqualTo(regex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "((a{1000}){1000}){1000};invalid repeat count",
                "(a{100}|b){11};invalid repeat count",
                "(x(a{2,})*){501};invalid repeat count",
                "(?:(?:[(]{32})?){32};invalid repeat count",
                "((\\Q)\\E{40}){40});invalid repeat count",
                "a{1001};invalid repeat count",
                "(;missing closing )"
            })
    void refusesWhatGoRefuses(String regex, String reason) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> UserPattern.compile(regex))
                .satisfies(e -> assertThat(e.getDescription()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{1000}", "(a+b?){300}", "[a-z]{999}x", "{", "(", "[[:", "\\p{", "abc"})
    void largePatternsAreRefusedSoon(String part) {
        assertThatExceptionOfType(PatternSyntaxException.class)
                .isThrownBy(() -> UserPattern.compile(part.repeat(100_001)));
    }
}
