package dev.tripline.trigger.azureservicebus;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code azureServiceBus} of a trigger template. Argo Events checks nothing of it.
 *
 * @param topicName used without a queue
 * @param subscriptionName without effect
 */
@RegisterForReflection
public record AzureServiceBusConfig(
        Optional<SecretKeySelector> connectionString,
        String queueName,
        String topicName,
        String subscriptionName,
        Optional<TLSConfig> tls,
        Optional<List<Parameter>> payload,
        List<Parameter> parameters)
        implements Parameterized {}
