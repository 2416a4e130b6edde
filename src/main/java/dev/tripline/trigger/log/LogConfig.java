package dev.tripline.trigger.log;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The section {@code log} of a trigger template.
 *
 * @param intervalSeconds without effect, as in Argo Events
 */
@RegisterForReflection
public record LogConfig(long intervalSeconds) {}
