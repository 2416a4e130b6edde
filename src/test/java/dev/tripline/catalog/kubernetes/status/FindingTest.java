package dev.tripline.catalog.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTest {
    /** What comes back from the API server has to be what was written, or it is written again. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void a_message_is_cut_between_characters(String before) {
        String message =
                Finding.bad("Served", "Refused", before + "😀".repeat(1_000)).message();
        assertThat(message).endsWith("…").hasSizeBetween(Finding.LONGEST - 1, Finding.LONGEST);
        assertThat(new String(message.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(message);
    }
}
