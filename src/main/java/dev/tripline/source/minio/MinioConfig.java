package dev.tripline.source.minio;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.AffixFilter;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifications of one bucket of an S3 store (source specification 3, 4). */
@RegisterForReflection
@Means("Notifications of a bucket of an S3 store, MinIO for example.")
public record MinioConfig(
        @Means("host and port of the store") String endpoint,
        @Means("which bucket") Optional<Bucket> bucket,
        @Means("without effect") String region,
        @Means("plain HTTP") boolean insecure,
        @Means("the secret that holds the access key") Optional<SecretKeySelector> accessKey,
        @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,

        @Means("which notifications, s3:ObjectCreated:Put for example")
        List<String> events,

        @Means("which objects count; the store looks at it") Optional<AffixFilter> filter,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("the certificate authority that is trusted, in PEM")
        Optional<SecretKeySelector> caCertificate) {
    /** A bucket; the key has no effect. */
    @RegisterForReflection
    @Means("A bucket.")
    public record Bucket(
            @Means("without effect") String key,
            @Means("of the bucket") String name) {}

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
