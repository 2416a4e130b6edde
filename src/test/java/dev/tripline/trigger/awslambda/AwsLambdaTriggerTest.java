package dev.tripline.trigger.awslambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class AwsLambdaTriggerTest extends KnownTriggerContract<AwsLambdaConfig> {
    @Override
    protected KnownTrigger<AwsLambdaConfig> kind() {
        return new AwsLambdaTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("order", "{\"body\":{\"id\":7}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("function", "make-invoice")
                .containsEntry("region", "eu-central-1")
                .containsEntry("invocationType", "RequestResponse")
                .containsEntry("accessKey", "secret:aws/access")
                .containsEntry("secretKey", "secret:aws/secret")
                .containsEntry("payload", "{\"order\":\"7\"}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{parameters: [{}], payload: [{src: {dependencyName: d}}]}"))
                .containsExactly(
                        "function name is not specified",
                        "region in not specified",
                        "parameter source can't be empty",
                        "parameter destination can't be empty",
                        "parameter destination can't be empty");
    }

    @Test
    void thePayloadMayBeEmptyButNotMissing() {
        assertThat(refusals("{functionName: f, region: r}")).containsExactly("payload parameters are not specified");
        assertThat(refusals("{functionName: f, region: r, payload: []}")).isEmpty();
    }
}
