package dev.tripline.trigger.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import org.junit.jupiter.api.Test;

class SlackTriggerTest extends KnownTriggerContract<SlackConfig> {
    @Override
    protected KnownTrigger<SlackConfig> kind() {
        return new SlackTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("build", "{\"body\":{\"name\":\"app 7\"}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("channel", "builds")
                .containsEntry("message", "A build has failed: app 7")
                .containsEntry("thread", "builds")
                .containsEntry("sender", "ci")
                .containsEntry("icon", ":boom:")
                .containsEntry("token", "secret:slack/token");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{parameters: [{}]}"))
                .containsExactly(
                        "slack token can't be empty",
                        "parameter source can't be empty",
                        "parameter destination can't be empty");
    }

    @Test
    void failsWhereArgoEventsFails() {
        String token = "slackToken: {name: n, key: k}";
        assertThat(failure("{" + token + ", message: m}")).isEqualTo("no slack channel provided");
        assertThat(failure("{" + token + ", channel: c}")).startsWith("no text to post");
    }
}
