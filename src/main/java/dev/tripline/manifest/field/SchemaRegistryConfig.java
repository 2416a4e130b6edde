package dev.tripline.manifest.field;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where the Avro schemas of Kafka's messages are. */
@RegisterForReflection
@Means("Where the Avro schemas of Kafka's messages are.")
public record SchemaRegistryConfig(
        @Means("of the registry") String url,
        @Means("the number of the schema") int schemaId,
        @Means("how to log in to the registry") BasicAuth auth) {}
