package dev.tripline.trigger.slack;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code slack} of a trigger template.
 *
 * @param attachments JSON text
 * @param blocks JSON text
 */
@RegisterForReflection
public record SlackConfig(
        List<Parameter> parameters,
        Optional<SecretKeySelector> slackToken,
        String channel,
        String message,
        String attachments,
        String blocks,
        Thread thread,
        Sender sender)
        implements Parameterized {
    public SlackConfig {
        new Complaints()
                .when(slackToken.isEmpty(), "slackToken", "slack token can't be empty")
                .in("parameters", parameters)
                .throwIfAny();
    }

    /** Messages with the same key make one thread. */
    @RegisterForReflection
    public record Thread(String messageAggregationKey, boolean broadcastMessageToChannel) {}

    /**
     * As whom the message is posted.
     *
     * @param icon {@code :emoji:}, or the URL of a picture
     */
    @RegisterForReflection
    public record Sender(String username, String icon) {}
}
