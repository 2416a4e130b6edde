package dev.tripline.source.minio;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.AffixFilter;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notifications of one bucket of an S3 store (source specification 3, 4).
 *
 * @param filter which objects count; the server looks at it
 * @param insecure plain HTTP
 * @param region has no effect
 */
@RegisterForReflection
public record MinioConfig(
        String endpoint,
        Optional<Bucket> bucket,
        String region,
        boolean insecure,
        Optional<SecretKeySelector> accessKey,
        Optional<SecretKeySelector> secretKey,
        List<String> events,
        Optional<AffixFilter> filter,
        Map<String, String> metadata,
        Optional<SecretKeySelector> caCertificate) {
    /** A bucket; the key has no effect. */
    @RegisterForReflection
    public record Bucket(String key, String name) {}

    public MinioConfig {
        new Complaints()
                .when(accessKey.isEmpty(), "accessKey", "access key can't be empty")
                .when(secretKey.isEmpty(), "secretKey", "secret key can't be empty")
                .when(endpoint.isEmpty(), "endpoint", "endpoint url can't be empty")
                .when(bucket.map(Bucket::name).orElse("?").isEmpty(), "bucket.name", "bucket name can't be empty")
                .when(events.contains(""), "events", "unknown event ")
                .throwIfAny();
    }
}
