package dev.tripline.trigger.slack;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import jakarta.enterprise.context.ApplicationScoped;

/** Posts a message to a channel of Slack. */
@ApplicationScoped
public class SlackTrigger implements KnownTrigger<SlackConfig> {
    @Override
    public Class<SlackConfig> config() {
        return SlackConfig.class;
    }

    @Override
    public int precedence() {
        return 100;
    }

    @Override
    public Request render(SlackConfig config, FiringView view) throws RenderFailure {
        if (config.channel().isEmpty()) {
            throw new RenderFailure("no slack channel provided");
        }
        if (config.message().isEmpty()
                && config.attachments().isEmpty()
                && config.blocks().isEmpty()) {
            throw new RenderFailure("no text to post: At least one of message/attachments/blocks should be provided");
        }
        boolean hash = config.channel().startsWith("#");
        return request(new Summary()
                .text("channel", hash ? config.channel().substring(1) : config.channel())
                .text("message", config.message())
                .text("attachments", config.attachments())
                .text("blocks", config.blocks())
                .text("thread", config.thread().messageAggregationKey())
                .text("sender", config.sender().username())
                .text("icon", config.sender().icon())
                .secret("token", config.slackToken()));
    }
}
