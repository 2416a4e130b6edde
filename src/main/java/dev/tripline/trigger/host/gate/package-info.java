/**
 * What lets an attempt of one trigger through, or makes it wait: the circuit breaker and the pace. Enters: what attempts came
 * to, and the time; leaves: a yes, or how long to wait. Pure but for the clock and the chance that are given. Not a connector.
 */
@NullMarked
package dev.tripline.trigger.host.gate;

import org.jspecify.annotations.NullMarked;
