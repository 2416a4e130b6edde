package dev.tripline.trigger.awslambda;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code awsLambda} of a trigger template.
 *
 * @param accessKey without keys and role the credentials of the environment count
 * @param invocationType RequestResponse when empty; else Event or DryRun
 * @param roleARN a role to take on before anything else
 */
@RegisterForReflection
public record AwsLambdaConfig(
        String functionName,
        Optional<SecretKeySelector> accessKey,
        Optional<SecretKeySelector> secretKey,
        String region,
        Optional<List<Parameter>> payload,
        List<Parameter> parameters,
        String invocationType,
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
