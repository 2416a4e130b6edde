package dev.tripline.trigger.parameter;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Puts a value of an event into a payload (sensor specification 5.3). Other than a {@link Parameter} it may have no
 * destination: its value is the whole payload then.
 *
 * @param operation checked, but without effect, as in Argo Events
 */
@RegisterForReflection
public record PayloadItem(ParameterSource src, String dest, Operation operation) {}
