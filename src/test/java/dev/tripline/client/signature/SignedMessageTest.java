package dev.tripline.client.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.signature.SignatureVectors.Signed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedMessageTest {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Signed ONE = SignatureVectors.FIRST;
    private static final Instant THEN = Instant.ofEpochSecond(ONE.timestamp());

    static List<Signed> vectors() {
        return SignatureVectors.all();
    }

    private static SigningKey key(String secret) {
        return SigningKey.of(secret).orElseThrow();
    }

    private static Optional<String> problem(String id, String timestamp, String signatures, String body) {
        return new SignedMessage(id, timestamp, signatures, body.getBytes(StandardCharsets.UTF_8))
                .problem(List.of(key(ONE.key())), THEN, TOLERANCE);
    }

    private static Optional<String> problem(String signatures) {
        return problem(ONE.id(), Long.toString(ONE.timestamp()), signatures, ONE.body());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signs_as_others_do_and_believes_what_others_signed(Signed one) {
        String timestamp = Long.toString(one.timestamp());
        assertThat(key(one.key()).sign(one.id(), timestamp, one.bytes())).isEqualTo(one.signature());
        assertThat(new SignedMessage(one.id(), timestamp, one.signature(), one.bytes())
                        .problem(List.of(key(one.key())), Instant.ofEpochSecond(one.timestamp()), TOLERANCE))
                .isEmpty();
    }

    @Test
    void the_keys_prefix_may_be_missing() {
        String bare = SignatureVectors.SPEC_KEY.substring("whsec_".length());
        assertThat(key(bare + "\n").sign("i", "1", new byte[0]))
                .isEqualTo(key(SignatureVectors.SPEC_KEY).sign("i", "1", new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_!!", "whpk_AAAA", " "})
    void what_is_no_key_is_none(String secret) {
        assertThat(SigningKey.of(secret)).isEmpty();
    }

    @Test
    void the_timestamp_may_be_away_by_the_tolerance_to_both_sides() {
        SignedMessage message =
                new SignedMessage(ONE.id(), Long.toString(ONE.timestamp()), ONE.signature(), ONE.bytes());
        List<SigningKey> keys = List.of(key(ONE.key()));
        assertThat(message.problem(keys, THEN.plus(TOLERANCE), TOLERANCE)).isEmpty();
        assertThat(message.problem(keys, THEN.minus(TOLERANCE), TOLERANCE)).isEmpty();
        assertThat(message.problem(keys, THEN.plus(TOLERANCE).plusSeconds(1), TOLERANCE))
                .contains("webhook-timestamp is too old");
        assertThat(message.problem(keys, THEN.minus(TOLERANCE).minusSeconds(1), TOLERANCE))
                .contains("webhook-timestamp lies too far ahead");
    }

    @Test
    void one_of_several_signatures_and_one_of_several_keys_is_enough() {
        String wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
        assertThat(problem(wrong + " v1a,AAAA " + ONE.signature() + " " + wrong))
                .isEmpty();
        SignedMessage bySecond = new SignedMessage(
                ONE.id(), Long.toString(ONE.timestamp()), SignatureVectors.SECOND.signature(), ONE.bytes());
        assertThat(bySecond.problem(List.of(key(ONE.key())), THEN, TOLERANCE)).isPresent();
        assertThat(bySecond.problem(List.of(key(ONE.key()), key(SignatureVectors.SECOND_KEY)), THEN, TOLERANCE))
                .isEmpty();
    }

    @Test
    void anything_else_is_not_believed() {
        String good = ONE.signature();
        for (String bad : List.of(
                "v1,",
                "v1",
                ",",
                " ",
                good.substring(0, 8),
                good.substring(3),
                good.replace("v1,", "v2,"),
                good.replace("v1,", "v1a,"),
                good.replace("v1,", "V1,"),
                good + "=",
                good.replace(" ", ",") + ",",
                "v1,dawfeoifkpqwoekfpqoekf")) {
            assertThat(problem(bad)).as(bad).contains("no signature in webhook-signature matches");
        }
        String timestamp = Long.toString(ONE.timestamp());
        assertThat(problem(ONE.id(), timestamp, good, ONE.body() + " ")).isPresent();
        assertThat(problem(ONE.id() + "x", timestamp, good, ONE.body())).isPresent();
        assertThat(problem(ONE.id(), Long.toString(ONE.timestamp() + 1), good, ONE.body()))
                .isPresent();
    }

    @Test
    void all_three_headers_must_be_there() {
        String missing = "missing webhook-id, webhook-timestamp or webhook-signature";
        assertThat(problem("", "1", "v1,x", "")).contains(missing);
        assertThat(problem("a", "", "v1,x", "")).contains(missing);
        assertThat(problem("a", "1", "", "")).contains(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "-1", "1.5", " 1", "1e3", "9999999999999", "١"})
    void a_timestamp_is_a_number_of_seconds(String timestamp) {
        assertThat(problem("a", timestamp, "v1,x", "")).contains("webhook-timestamp is not a number of seconds");
    }

    /** Signed for id x and the body 2.{}: the same bytes as for id x.1, the time 2 and the body {}. */
    @Test
    void an_id_with_a_dot_could_be_another_message() {
        String timestamp = Long.toString(ONE.timestamp());
        byte[] body = (timestamp + ".{}").getBytes(StandardCharsets.UTF_8);
        String signature = key(ONE.key()).sign("x", "1", body);
        assertThat(key(ONE.key()).sign("x.1", timestamp, "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(signature);
        assertThat(problem("x.1", timestamp, signature, "{}")).contains("webhook-id must not hold a dot");
    }

    @Test
    void a_key_never_prints_itself() {
        assertThat(key(ONE.key()).toString()).isEqualTo("a signing key");
    }
}
