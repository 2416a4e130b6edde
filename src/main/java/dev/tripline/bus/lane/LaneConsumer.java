package dev.tripline.bus.lane;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** The consumer of one lane, which all replicas share. For one thread. */
public final class LaneConsumer {
    private final ConsumerContext context;
    private final Set<LaneMessage> held;

    LaneConsumer(ConsumerContext context, Set<LaneMessage> held) {
        this.context = context;
        this.held = held;
    }

    /**
     * Takes up to so many messages, each handed on as it comes. Blocks until they are there, or for {@code wait}.
     *
     * @param wait a second at least
     * @return how many came
     * @throws BusException when the bus or the consumer is gone
     */
    public int fetch(int most, Duration wait, Consumer<LaneMessage> taker) throws InterruptedException {
        FetchConsumeOptions options = FetchConsumeOptions.builder()
                .maxMessages(most)
                .expiresIn(wait.toMillis())
                .build();
        int came = 0;
        try (FetchConsumer fetch = context.fetch(options)) {
            for (Message next = fetch.nextMessage(); next != null; next = fetch.nextMessage()) {
                LaneMessage message = new LaneMessage(next, held::remove);
                held.add(message);
                came++;
                taker.accept(message);
            }
            return came;
        } catch (InterruptedException e) {
            throw e;
        } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException | IllegalStateException e) {
            throw new BusException("a lane of " + Subjects.ACTIONS_STREAM + " cannot be read: " + e.getMessage(), e);
        } catch (Exception e) {
            throw new BusException("a lane of " + Subjects.ACTIONS_STREAM + " did not close: " + e.getMessage(), e);
        }
    }
}
