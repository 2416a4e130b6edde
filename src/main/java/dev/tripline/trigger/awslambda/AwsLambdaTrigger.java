package dev.tripline.trigger.awslambda;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;

/** Calls a function of AWS Lambda. */
@ApplicationScoped
public class AwsLambdaTrigger implements KnownTrigger<AwsLambdaConfig> {
    @Override
    public Class<AwsLambdaConfig> config() {
        return AwsLambdaConfig.class;
    }

    @Override
    public String key() {
        return "awsLambda";
    }

    @Override
    public int precedence() {
        return 40;
    }

    @Override
    public Policy policy() {
        return Policy.STATUS;
    }

    @Override
    public Request render(AwsLambdaConfig config, FiringView view) throws RenderFailure {
        return request(new Summary()
                .text("function", config.functionName())
                .text("region", config.region())
                .text("invocationType", config.invocationType())
                .text("roleARN", config.roleARN())
                .secret("accessKey", config.accessKey())
                .secret("secretKey", config.secretKey())
                .payload(Payloads.required(config.payload(), view)));
    }
}
