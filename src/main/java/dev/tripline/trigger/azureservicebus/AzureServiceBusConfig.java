package dev.tripline.trigger.azureservicebus;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code azureServiceBus} of a trigger template. Argo Events checks nothing of it. */
@RegisterForReflection
@Means("Sends a message to a queue or a topic of Azure's service bus.")
public record AzureServiceBusConfig(
        @Means("the secret that holds the connection string")
        Optional<SecretKeySelector> connectionString,

        @Means("of the queue; or topicName") String queueName,
        @Means("of the topic, used without queueName") String topicName,
        @Means("without effect") String subscriptionName,
        @Means("how the connection is encrypted") Optional<TLSConfig> tls,

        @Means("what the payload is built of; every attempt fails without it")
        Optional<List<Parameter>> payload,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters)
        implements Parameterized {}
