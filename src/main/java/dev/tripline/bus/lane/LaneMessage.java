package dev.tripline.bus.lane;

import dev.tripline.bus.Delivery;
import io.nats.client.Message;
import java.time.Duration;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A message out of a lane. Held, and not delivered to anybody else, until it is settled. Thread-safe. */
public final class LaneMessage {
    private static final Logger LOG = Logger.getLogger(LaneMessage.class);

    private final Message message;
    private final Consumer<LaneMessage> settled;

    LaneMessage(Message message, Consumer<LaneMessage> settled) {
        this.message = message;
        this.settled = settled;
    }

    public byte[] payload() {
        return message.getData();
    }

    /** Always suspect: whatever waits may have been worked on. */
    public Delivery delivery() {
        return Delivery.of(message, Long.MAX_VALUE, () -> {});
    }

    /** It is done with. */
    public void done() {
        settled.accept(this);
        say(message::ack);
    }

    /** It shall come again after a while. */
    public void again(Duration delay) {
        settled.accept(this);
        say(() -> message.nakWithDelay(delay));
    }

    void hold() {
        say(message::inProgress);
    }

    /** A word that cannot be sent is no failure: the message comes again and is recognised. */
    private static void say(Runnable word) {
        try {
            word.run();
        } catch (IllegalStateException e) {
            LOG.debugf("no word to the bus while it is away: %s", e.getMessage());
        }
    }
}
