package dev.tripline.source.file;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.WatchPathConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** Changes of files in one directory (source specification 3, 4). */
@RegisterForReflection
@Means("Changes of files in a directory of the machine.")
public record FileConfig(
        @Means("CREATE, WRITE, REMOVE, RENAME or CHMOD; another matches nothing")
        String eventType,

        @Means("which files") WatchPathConfig watchPathConfig,

        @Means("look again and again, instead of being told by the system")
        boolean polling,

        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
    public FileConfig {
        new Complaints()
                .when(eventType.isEmpty(), "eventType", "type must be specified")
                .in("watchPathConfig", watchPathConfig)
                .throwIfAny();
    }
}
