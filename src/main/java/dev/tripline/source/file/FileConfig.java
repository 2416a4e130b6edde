package dev.tripline.source.file;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.WatchPathConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * Changes of files in one directory (source specification 3, 4).
 *
 * @param eventType CREATE, WRITE, REMOVE, RENAME or CHMOD; others match nothing
 * @param polling look again and again instead of being told by the system
 */
@RegisterForReflection
public record FileConfig(
        String eventType, WatchPathConfig watchPathConfig, boolean polling, Map<String, String> metadata) {
    public FileConfig {
        new Complaints()
                .when(eventType.isEmpty(), "eventType", "type must be specified")
                .in("watchPathConfig", watchPathConfig)
                .throwIfAny();
    }
}
