package dev.tripline.console.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad callers tried. */
class WriteRuleTest {
    private static final WriteRule OPEN = new WriteRule(Optional.empty());
    private static final WriteRule GUARDED = new WriteRule(Optional.of("it-is-long"));

    private static WriteRule.Caller caller(String peer, String host, String origin, String authorization) {
        return new WriteRule.Caller(peer, host, origin, authorization, "application/json; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,localhost:8420", "127.0.0.1,127.0.0.1:8420", "::1,[::1]:8420", "::ffff:127.0.0.1,LOCALHOST"})
    void callers_on_this_machine_may(String peer, String host) {
        assertThat(OPEN.check(caller(peer, host, "", ""))).isEmpty();
        assertThat(GUARDED.check(caller(peer, host, "", ""))).isEmpty();
        assertThat(OPEN.check(caller(peer, host, "http://" + host, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "192.168.1.1", "::ffff:10.0.0.7", "fe80::1", ""})
    void others_may_not_without_the_token(String peer) {
        Refusal refusal = OPEN.check(caller(peer, "localhost:8420", "", "")).orElseThrow();
        assertThat(refusal.response().getStatus()).isEqualTo(403);
        assertThat(refusal).hasMessageContaining("--api-token-file");
        assertThat(GUARDED.check(caller(peer, "tripline:8420", "", ""))).isPresent();
    }

    @Test
    void the_token_opens_and_nothing_that_is_like_it() {
        assertThat(GUARDED.check(caller("10.0.0.7", "tripline:8420", "", "Bearer it-is-long")))
                .isEmpty();
        assertThat(GUARDED.check(caller("10.0.0.7", "tripline:8420", "", "bearer it-is-long")))
                .isEmpty();
        for (String wrong :
                new String[] {"Bearer it-is-lon", "Bearer it-is-long2", "Bearer ", "Basic it-is-long", "it-is-long"}) {
            assertThat(GUARDED.check(caller("10.0.0.7", "tripline:8420", "", wrong)))
                    .as(wrong)
                    .isPresent();
        }
        assertThat(OPEN.check(caller("10.0.0.7", "tripline:8420", "", "Bearer ")))
                .isPresent();
        assertThat(GUARDED.check(caller("127.0.0.1", "localhost", "", "Bearer wrong")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost:9999",
                "http://localhost:8420.evil.example",
                "::"
            })
    void pages_from_elsewhere_may_not_even_from_this_machine(String origin) {
        assertThat(OPEN.check(caller("127.0.0.1", "localhost:8420", origin, "")))
                .isPresent();
        assertThat(GUARDED.check(caller("127.0.0.1", "localhost:8420", origin, "Bearer it-is-long")))
                .isPresent();
    }

    @Test
    void a_name_that_was_made_to_point_here_is_no_local_name() {
        assertThat(OPEN.check(caller("127.0.0.1", "evil.example:8420", "http://evil.example:8420", "")))
                .isPresent();
        assertThat(OPEN.check(caller("127.0.0.1", "localhost.evil.example", "", "")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void only_json_is_taken(String type) {
        Refusal refusal = OPEN.check(new WriteRule.Caller("127.0.0.1", "localhost", "", "", type))
                .orElseThrow();
        assertThat(refusal.response().getStatus()).isEqualTo(415);
    }
}
