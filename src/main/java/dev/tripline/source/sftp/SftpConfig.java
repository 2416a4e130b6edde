package dev.tripline.source.sftp;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.WatchPathConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of files in one directory of an SFTP server (source specification 3, 4).
 *
 * @param eventType CREATE or REMOVE; others match nothing
 * @param pollIntervalDuration a Go duration; 10s when empty
 */
@RegisterForReflection
public record SftpConfig(
        String eventType,
        WatchPathConfig watchPathConfig,
        Optional<SecretKeySelector> username,
        Optional<SecretKeySelector> password,
        Optional<SecretKeySelector> sshKeySecret,
        Optional<SecretKeySelector> address,
        Map<String, String> metadata,
        String pollIntervalDuration) {
    public SftpConfig {
        new Complaints()
                .when(eventType.isEmpty(), "eventType", "type must be specified")
                .in("watchPathConfig", watchPathConfig)
                .throwIfAny();
    }
}
