package dev.tripline.trigger.awslambda;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code awsLambda} of a trigger template. */
@RegisterForReflection
@Means("Calls a function of AWS Lambda.")
public record AwsLambdaConfig(
        @Means("of the function") String functionName,

        @Means("the secret that holds the access key; without keys and role the credentials of the"
                + " environment count")
        Optional<SecretKeySelector> accessKey,

        @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,
        @Means("of the function") String region,
        @Means("what the payload is built of") Optional<List<Parameter>> payload,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("RequestResponse, Event or DryRun") String invocationType,

        @Means("a role to take on; it counts before the keys")
        String roleARN)
        implements Parameterized {
    public AwsLambdaConfig {
        new Complaints()
                .when(functionName.isEmpty(), "functionName", "function name is not specified")
                .when(region.isEmpty(), "region", "region in not specified")
                .when(payload.isEmpty(), "payload", "payload parameters are not specified")
                .in("parameters", parameters)
                .in("payload", payload.orElse(List.of()))
                .throwIfAny();
        invocationType = invocationType.isEmpty() ? "RequestResponse" : invocationType;
    }
}
