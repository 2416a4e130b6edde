package dev.tripline.source.host.plan;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event's {@code filter} as written. */
@RegisterForReflection
record FilterSpec(String expression) {}
