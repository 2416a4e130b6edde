package dev.tripline.source.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HmacSignatureTest {
    /** RFC 4231, test case 2. */
    private static final String DIGITS = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static final byte[] TEXT = "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII);

    @Test
    void signs_as_the_standard_says_in_one_piece_or_in_several() {
        assertThat(HmacSignature.of("Jefe", TEXT).matches("", DIGITS)).isTrue();
        byte[] begin = "what do ya ".getBytes(StandardCharsets.US_ASCII);
        byte[] end = "want for nothing?".getBytes(StandardCharsets.US_ASCII);
        assertThat(HmacSignature.of("Jefe", begin, end).matches("v0=", "v0=" + DIGITS))
                .isTrue();
        assertThat(HmacSignature.of("Jefe", TEXT).matches("", DIGITS.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    @Test
    void anything_else_does_not_match() {
        HmacSignature signature = HmacSignature.of("Jefe", TEXT);
        for (String claimed : List.of(
                "",
                "sha256=",
                DIGITS,
                "sha1=" + DIGITS,
                "SHA256=" + DIGITS,
                "sha256=" + DIGITS + "0",
                "sha256=" + DIGITS.substring(1),
                "sha256=" + DIGITS.replaceFirst("5", "6"),
                "sha256=" + DIGITS.replaceFirst("5", "x"),
                "sha256=" + DIGITS.replaceFirst("5", "\u0665"))) {
            assertThat(signature.matches("sha256=", claimed)).as(claimed).isFalse();
        }
    }
}
