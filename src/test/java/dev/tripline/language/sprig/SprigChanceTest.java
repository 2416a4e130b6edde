package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.function.GoInt64;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chance and time come from the world. */
class SprigChanceTest {
    private static @Nullable Object real(String name, Object... arguments) throws EvaluationFailure {
        return Objects.requireNonNull(Sprig.functions().get(name)).body().call(List.of(arguments), World.real());
    }

    @ParameterizedTest
    @CsvSource({
        "randAlpha,[A-Za-z]{500},52",
        "randAlphaNum,[A-Za-z0-9]{500},62",
        "randNumeric,[0-9]{500},10",
        "randAscii,[ -~]{500},95"
    })
    void random_texts_use_their_whole_alphabet(String name, String form, int letters) {
        assertThat(Calls.text(name, 500L)).matches(form);
        assertThat(Calls.text(name, 9000L).chars().distinct().count()).isEqualTo(letters);
        assertThat(Calls.text(name, 20L)).isEqualTo(Calls.text(name, 20L));
    }

    @Test
    void random_numbers_stay_below_the_end() throws EvaluationFailure {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            seen.add(real("randInt", -1L, 2L));
        }
        assertThat(seen).containsExactlyInAnyOrder(-1L, 0L, 1L);
    }

    @Test
    void random_bytes_are_as_many_as_asked_for() {
        assertThat(Base64.getDecoder().decode(Calls.text("randBytes", 33L))).hasSize(33);
    }

    @Test
    void shuffle_keeps_the_letters() {
        String shuffled = Calls.text("shuffle", "abcdefghijé😀");
        assertThat(shuffled).isNotEqualTo("abcdefghijé😀");
        assertThat(shuffled.codePoints().sorted().toArray())
                .isEqualTo("abcdefghijé😀".codePoints().sorted().toArray());
    }

    @Test
    void uuids_are_of_version_4_and_differ() throws EvaluationFailure {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Object uuid = real("uuidv4");
            assertThat((String) uuid).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            seen.add(uuid);
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    void what_is_encrypted_can_be_decrypted() throws EvaluationFailure {
        String secret = (String) real("encryptAES", "key", "a text of more than one block, é");
        assertThat(secret).isNotEqualTo(real("encryptAES", "key", "a text of more than one block, é"));
        assertThat(Calls.text("decryptAES", "key", secret)).isEqualTo("a text of more than one block, é");
        assertThat(Calls.text("encryptAES", "key", "")).isEmpty();
    }

    @Test
    void now_is_the_world_s_in_utc() {
        assertThat(Calls.result("now")).isEqualTo(Calls.NOW.atZone(ZoneOffset.UTC));
        assertThat(Calls.text("date", "15:04", "anything")).isEqualTo("12:00");
    }

    @ParameterizedTest
    @CsvSource({"10.4,10s", "10.5,11s", "-10.5,-11s", "0,0s", "3661,1h1m1s", "90000,25h0m0s"})
    void ago_is_rounded_to_seconds(double seconds, String text) {
        Duration span = Duration.ofMillis((long) (seconds * 1000));
        assertThat(Calls.text("ago", Calls.NOW.minus(span).atZone(ZoneOffset.UTC)))
                .isEqualTo(text);
    }

    @Test
    void ago_takes_seconds_and_ends_with_64_bits() {
        assertThat(Calls.text("ago", Calls.NOW.getEpochSecond() - 5)).isEqualTo("5s");
        assertThat(Calls.text("ago", new GoInt64(Calls.NOW.getEpochSecond()))).isEqualTo("0s");
        assertThat(Calls.text("ago", Long.MIN_VALUE)).isEqualTo("2562047h47m16.854775807s");
        assertThat(Calls.text("ago", "x")).isEqualTo("0s");
    }

    @Test
    void durations_since_a_time_are_rounded() {
        assertThat(Calls.text("durationRound", Calls.NOW.minusSeconds(7300).atZone(ZoneOffset.UTC)))
                .isEqualTo("2h");
    }

    /** As another implementation of bcrypt confirms. */
    @Test
    void bcrypt_has_a_salt_and_costs_ten() throws EvaluationFailure {
        assertThat(Calls.text("bcrypt", "secret"))
                .isEqualTo("$2a$10$a7SYs7gas/jtBtrmitjLY.fkovg7g27QYrrvxPzGG3mhvDGTTSvD.");
        assertThat(Calls.text("htpasswd", "me", "secret")).isEqualTo("me:" + Calls.text("bcrypt", "secret"));
        assertThat(real("bcrypt", "secret")).isNotEqualTo(real("bcrypt", "secret"));
    }
}
