package dev.tripline.trigger.policy;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * {@code policy.status}: the response codes that count as success (sensor specification 5.5).
 *
 * @param allow every code counts when it is missing, none when it is empty
 */
@RegisterForReflection
public record StatusPolicy(Optional<List<Integer>> allow) {
    public boolean allows(int status) {
        return allow.map(codes -> codes.contains(status)).orElse(true);
    }
}
