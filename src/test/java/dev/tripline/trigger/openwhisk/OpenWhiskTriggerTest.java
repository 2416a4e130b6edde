package dev.tripline.trigger.openwhisk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class OpenWhiskTriggerTest extends KnownTriggerContract<OpenWhiskConfig> {
    @Override
    protected KnownTrigger<OpenWhiskConfig> kind() {
        return new OpenWhiskTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("upload", "{\"file\":{\"name\":\"cat.png\"}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("host", "whisk.example.com")
                .containsEntry("namespace", "pictures")
                .containsEntry("action", "shrink")
                .containsEntry("authToken", "secret:whisk/token")
                .containsEntry("payload", "{\"name\":\"cat.png\"}");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{authToken: {name: n}, parameters: [{dest: x}]}"))
                .containsExactly(
                        "action name is not specified",
                        "host URL is not specified",
                        "auth token key and name must be specified",
                        "parameter source can't be empty",
                        "payload parameters are not specified");
    }
}
