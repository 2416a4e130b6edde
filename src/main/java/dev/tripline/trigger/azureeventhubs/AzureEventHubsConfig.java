package dev.tripline.trigger.azureeventhubs;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code azureEventHubs} of a trigger template. Argo Events checks nothing of it. */
@RegisterForReflection
public record AzureEventHubsConfig(
        String fqdn,
        String hubName,
        Optional<SecretKeySelector> sharedAccessKeyName,
        Optional<SecretKeySelector> sharedAccessKey,
        Optional<List<Parameter>> payload,
        List<Parameter> parameters)
        implements Parameterized {}
