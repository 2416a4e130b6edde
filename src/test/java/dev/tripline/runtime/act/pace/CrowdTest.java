package dev.tripline.runtime.act.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private final AtomicLong time = new AtomicLong(-5);
    private final Crowd crowd = new Crowd(time::get);

    @Test
    void who_came_lately_is_counted_until_he_leaves() {
        Crowd.Place first = crowd.enter();
        crowd.enter();
        assertThat(crowd.size()).isEqualTo(2);
        time.addAndGet(Crowd.SPAN_NANOS);
        crowd.enter();
        assertThat(crowd.size()).isEqualTo(3);
        first.leave();
        assertThat(crowd.size()).isEqualTo(2);
    }

    @Test
    void who_stays_long_is_counted_no_more_and_his_leaving_changes_nothing() {
        Crowd.Place slow = crowd.enter();
        time.addAndGet(Crowd.SPAN_NANOS);
        crowd.enter();
        time.addAndGet(Crowd.SPAN_NANOS);
        assertThat(crowd.size()).isEqualTo(1);
        slow.leave();
        assertThat(crowd.size()).isEqualTo(1);
        time.addAndGet(10 * Crowd.SPAN_NANOS);
        assertThat(crowd.size()).isZero();
    }
}
