package dev.tripline.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void plain_parts_can_be_read() {
        assertThat(Identity.of("72af", "2026-11-22T15:47:29Z", "firing")).isEqualTo("72af/2026-11-22T15:47:29Z/firing");
    }

    @Test
    void others_are_hashed_so_that_no_two_are_the_same() {
        String hash = Identity.of("/orders", "1");
        assertThat(hash).matches("[0-9a-f]{32}").isEqualTo(Identity.of("/orders", "1"));
        assertThat(Identity.of("/orders", "11")).isNotEqualTo(hash);
        assertThat(Identity.of("/orders1", "")).isNotEqualTo(Identity.of("/orders", "1"));
        assertThat(Identity.of("", "/orders1")).isNotEqualTo(Identity.of("/orders1", ""));
        assertThat(Identity.of("a".repeat(81))).matches("[0-9a-f]{32}");
        assertThat(Identity.of("")).matches("[0-9a-f]{32}");
    }
}
