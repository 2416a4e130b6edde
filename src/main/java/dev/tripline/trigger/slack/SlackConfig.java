package dev.tripline.trigger.slack;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** The section {@code slack} of a trigger template. */
@RegisterForReflection
@Means("Posts a message to a channel of Slack.")
public record SlackConfig(
        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means("the secret that holds the app's token") Optional<SecretKeySelector> slackToken,

        @Means("name or id of the channel; a leading # is left out; every attempt fails without it")
        String channel,

        @Means("the text; there has to be one, or attachments, or blocks")
        String message,

        @Means("as a text of JSON") String attachments,
        @Means("as a text of JSON") String blocks,
        @Means("which thread the message belongs to") Thread thread,
        @Means("as whom the message is posted") Sender sender)
        implements Parameterized {
    public SlackConfig {
        new Complaints()
                .when(slackToken.isEmpty(), "slackToken", "slack token can't be empty")
                .in("parameters", parameters)
                .throwIfAny();
    }

    /** Messages with the same key make one thread. */
    @RegisterForReflection
    @Means("Messages with the same key make one thread.")
    public record Thread(
            @Means("of the thread") String messageAggregationKey,

            @Means("the message is shown in the channel as well")
            boolean broadcastMessageToChannel) {}

    /** As whom the message is posted. */
    @RegisterForReflection
    @Means("As whom the message is posted.")
    public record Sender(
            @Means("the name that is shown") String username,

            @Means("the picture that is shown: :emoji:, or a URL")
            String icon) {}
}
