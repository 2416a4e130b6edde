package dev.tripline.trigger.host;

import dev.tripline.event.Outcome;
import java.time.Duration;
import java.util.Map;

/**
 * One attempt, over.
 *
 * @param request what was sent or would have been, secrets by name only; empty when it could not be rendered
 * @param took acting alone, not the wait for a free place
 */
public record Attempt(Outcome outcome, Map<String, Object> request, Duration took, Next next) {}
