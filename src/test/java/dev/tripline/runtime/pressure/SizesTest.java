package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tripline.bus.watch.StreamLook;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SizesTest {
    private final Sizes sizes = new Sizes();

    private static StreamLook stream(long first, long last, long bytes) {
        return Looks.stream(first, last, bytes, Looks.bytes(0));
    }

    @Test
    void the_first_look_knows_the_average() {
        sizes.see(stream(1, 100, 1000));
        assertThat(sizes.above(90)).isEqualTo(100);
        assertThat(sizes.above(100)).isZero();
        assertThat(sizes.above(0)).isEqualTo(1000);
    }

    @Test
    void a_few_huge_events_behind_many_small_ones_are_seen() {
        sizes.see(stream(1, 1_000_000, 1_000_000_000));
        sizes.see(stream(1, 1_000_100, 1_100_000_000));
        assertThat(sizes.above(1_000_000)).isCloseTo(100_000_000, Percentage.withPercentage(1));
    }

    @Test
    void they_are_seen_when_the_full_stream_drops_old_ones_for_them() {
        sizes.see(stream(1, 1000, 1_000_000));
        // 100 of 5,000 bytes come, 500 of 1,000 go.
        sizes.see(stream(501, 1100, 1_000_000));
        assertThat(sizes.above(1000)).isCloseTo(500_000, Percentage.withPercentage(1));
    }

    @Test
    void samples_refine_what_was_there_before_the_first_look() {
        sizes.see(stream(1, 1000, 100_000));
        sizes.refine(900, 500);
        assertThat(sizes.above(900)).isEqualTo(50_000);
        assertThat(sizes.above(0)).isEqualTo(100_000);
    }

    @Test
    void the_parts_are_never_more_or_less_than_the_whole() {
        long bytes = 10_000;
        sizes.see(stream(1, 100, bytes));
        long first = 1;
        long last = 100;
        for (int round = 1; round <= 2_000; round++) {
            long more = round % 7;
            long less = round % 5;
            last += more;
            first = Math.min(first + less, last);
            bytes = Math.max(last - first + 1, bytes + more * (round % 13) * 100 - less * 90);
            sizes.see(stream(first, last, bytes));
            assertThat(sizes.above(0)).isCloseTo(bytes, within(2L));
            assertThat(sizes.above(last)).isZero();
        }
    }

    @Test
    void an_emptied_stream_weighs_nothing() {
        sizes.see(stream(1, 100, 1000));
        sizes.see(stream(101, 100, 0));
        assertThat(sizes.above(0)).isZero();
        sizes.see(stream(101, 110, 70));
        assertThat(sizes.above(100)).isEqualTo(70);
    }
}
