package dev.tripline.trigger;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** {@code policy.status}: the response codes that count as success (sensor specification 5.5). */
@RegisterForReflection
public record StatusPolicy(List<Integer> allow) {
    public StatusPolicy {
        new Complaints()
                .when(allow.isEmpty(), "allow", "list of allowed response status is not specified")
                .throwIfAny();
    }

    public boolean allows(int status) {
        return allow.contains(status);
    }
}
