/**
 * Kind {@code prometheus}, an extension: a query is asked on a schedule, one payload leaves each time that a series begins or ceases
 * to be beyond a threshold. What is firing is remembered beyond the process, so that each edge is told once. Knows the shared HTTP
 * client, secrets, the duration language and Quarkus' scheduler, which only ticks.
 */
@NullMarked
package dev.tripline.source.prometheus;

import org.jspecify.annotations.NullMarked;
