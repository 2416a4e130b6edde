package dev.tripline.source.sftp;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.WatchPathConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** Changes of files in one directory of an SFTP server (source specification 3, 4). */
@RegisterForReflection
@Means("Changes of files in a directory of an SFTP server.")
public record SftpConfig(
        @Means("CREATE or REMOVE; another matches nothing") String eventType,
        @Means("which files") WatchPathConfig watchPathConfig,
        @Means("the secret that holds the user's name") Optional<SecretKeySelector> username,
        @Means("the secret that holds the password") Optional<SecretKeySelector> password,
        @Means("the secret that holds the SSH key") Optional<SecretKeySelector> sshKeySecret,
        @Means("the secret that holds host and port") Optional<SecretKeySelector> address,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means(value = "how often to look, as a duration", otherwise = "10s")
        String pollIntervalDuration) {
    public SftpConfig {
        new Complaints()
                .when(eventType.isEmpty(), "eventType", "type must be specified")
                .in("watchPathConfig", watchPathConfig)
                .throwIfAny();
    }
}
