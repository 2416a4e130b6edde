package dev.tripline.trigger.log;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The section {@code log} of a trigger template. */
@RegisterForReflection
@Means("Writes a line of log for each event.")
public record LogConfig(
        @Means("without effect, as in Argo Events") long intervalSeconds) {}
