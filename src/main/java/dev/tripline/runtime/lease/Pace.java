package dev.tripline.runtime.lease;

import java.time.Duration;

/**
 * How patient replicas are.
 *
 * @param term how long a holder that says nothing is believed
 * @param renew after how long without success a holder stops; shorter, so that what it serves has ended before another begins
 * @param retry between two renewals; others look twice as often
 */
record Pace(Duration term, Duration renew, Duration retry) {
    static final Pace DEFAULT = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));
}
