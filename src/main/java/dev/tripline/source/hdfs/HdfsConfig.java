package dev.tripline.source.hdfs;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.WatchPathConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of files in one directory of HDFS (source specification 3, 4).
 *
 * @param type operations with {@code |} between them: CREATE, WRITE, REMOVE, RENAME, CHMOD
 * @param checkInterval a Go duration; 1m when empty
 */
@RegisterForReflection
public record HdfsConfig(
        @Inline WatchPathConfig watch,
        String type,
        String checkInterval,
        List<String> addresses,
        String hdfsUser,
        Optional<SecretKeySelector> krbCCacheSecret,
        Optional<SecretKeySelector> krbKeytabSecret,
        String krbUsername,
        String krbRealm,
        Optional<ConfigMapKeySelector> krbConfigConfigMap,
        String krbServicePrincipalName,
        Map<String, String> metadata) {
    private static final Set<String> OPERATIONS = Set.of("CREATE", "WRITE", "REMOVE", "RENAME", "CHMOD");

    public HdfsConfig {
        boolean service = !krbServicePrincipalName.isEmpty() && krbConfigConfigMap.isPresent();
        boolean user = !krbUsername.isEmpty() && !krbRealm.isEmpty();
        new Complaints()
                .when(type.isEmpty(), "type", "type is required")
                .when(
                        !type.isEmpty() && Arrays.stream(type.split("\\|", -1)).noneMatch(OPERATIONS::contains),
                        "type",
                        "type is invalid")
                .when(!isDuration(checkInterval), "checkInterval", "failed to parse interval")
                .in("", watch)
                .when(addresses.isEmpty(), "addresses", "addresses is required")
                .when(
                        hdfsUser.isEmpty() && krbCCacheSecret.isEmpty() && krbKeytabSecret.isEmpty(),
                        "",
                        "either hdfsUser, krbCCacheSecret or krbKeytabSecret is required")
                .when(
                        krbKeytabSecret.isPresent() && !(service && user),
                        "",
                        "krbServicePrincipalName, krbConfigConfigMap, krbUsername and krbRealm are required with"
                                + " krbKeytabSecret")
                .when(
                        krbCCacheSecret.isPresent() && !service,
                        "",
                        "krbServicePrincipalName and krbConfigConfigMap are required with krbCCacheSecret")
                .throwIfAny();
    }

    private static boolean isDuration(String text) {
        try {
            GoDuration.parse(text.isEmpty() ? "0s" : text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
