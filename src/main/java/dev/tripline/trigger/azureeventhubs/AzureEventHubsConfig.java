package dev.tripline.trigger.azureeventhubs;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code azureEventHubs} of a trigger template. Argo Events checks nothing of it. */
@RegisterForReflection
@Means("Sends an event to an Azure event hub.")
public record AzureEventHubsConfig(
        @Means("the host of the namespace") String fqdn,
        @Means("of the event hub") String hubName,

        @Means("the secret that holds the name of the access policy")
        Optional<SecretKeySelector> sharedAccessKeyName,

        @Means("the secret that holds the key of the access policy")
        Optional<SecretKeySelector> sharedAccessKey,

        @Means("what the payload is built of; every attempt fails without it")
        Optional<List<Parameter>> payload,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters)
        implements Parameterized {}
