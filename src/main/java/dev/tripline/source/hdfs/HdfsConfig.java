package dev.tripline.source.hdfs;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.WatchPathConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changes of files in one directory of HDFS (source specification 3, 4). */
@RegisterForReflection
@Means("Changes of files in a directory of HDFS and below.")
public record HdfsConfig(
        @Inline WatchPathConfig watch,

        @Means("operations with | between them: CREATE, WRITE, REMOVE, RENAME, CHMOD")
        String type,

        @Means(value = "how often to look, as a duration", otherwise = "1m")
        String checkInterval,

        @Means("of the name nodes") List<String> addresses,
        @Means("the user, without Kerberos") String hdfsUser,

        @Means("the secret that holds a Kerberos credential cache")
        Optional<SecretKeySelector> krbCCacheSecret,

        @Means("the secret that holds a Kerberos keytab") Optional<SecretKeySelector> krbKeytabSecret,
        @Means("of the keytab's user") String krbUsername,
        @Means("of the keytab's user") String krbRealm,
        @Means("the ConfigMap that holds krb5.conf") Optional<ConfigMapKeySelector> krbConfigConfigMap,
        @Means("the principal of the name node's service") String krbServicePrincipalName,
        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
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
