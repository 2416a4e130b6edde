package dev.tripline.manifest.field;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Where the Avro schemas of Kafka's messages are. */
@RegisterForReflection
public record SchemaRegistryConfig(String url, int schemaId, BasicAuth auth) {}
