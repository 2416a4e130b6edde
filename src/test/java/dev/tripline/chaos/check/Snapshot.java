package dev.tripline.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.chaos.world.Nats;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What lies on the bus, as any client could read it. */
public record Snapshot(List<Stored> events, List<Decided> decisions, List<Attempted> attempts, List<Letter> letters) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration NEXT = Duration.ofSeconds(10);

    /** An event in the stream. {@code number}, {@code k} and {@code colour} are what the driver sent. */
    public record Stored(
            long sequence, Instant at, String id, String source, String event, int number, int k, String colour) {}

    /** A decision record: for each sensor what its dependencies and triggers said. */
    public record Decided(String eventId, Instant storedAt, List<OfSensor> sensors) {}

    public record OfSensor(String sensor, Map<String, Boolean> dependencies, List<OfTrigger> triggers) {}

    public record OfTrigger(String trigger, String result, List<String> actions) {}

    /** The record of an attempt. {@code events}: ids by dependency. */
    public record Attempted(
            String action,
            int number,
            String sensor,
            Map<String, String> events,
            String outcome,
            String next,
            Instant storedAt) {
        public boolean isLast() {
            return !next.equals("again");
        }
    }

    /** A dead letter; {@code action} is empty for what could not be decoded. */
    public record Letter(String action, String cause) {}

    public static Snapshot of(Nats nats) {
        Snapshot all = new Snapshot(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Connection connection = nats.connect()) {
            read(connection, "default", "default.*.*", message -> all.events().add(stored(message)));
            read(
                    connection,
                    "TRIPLINE_LEDGER",
                    "tripline.ledger.event.>",
                    message -> all.decisions().add(decided(message)));
            read(
                    connection,
                    "TRIPLINE_LEDGER",
                    "tripline.ledger.attempt.>",
                    message -> all.attempts().add(attempted(message)));
            read(
                    connection,
                    "TRIPLINE_DEAD",
                    "tripline.dead.>",
                    message -> all.letters().add(letter(message)));
            return all;
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError("the streams cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void read(Connection connection, String stream, String subject, Consumer<Message> each)
            throws IOException, JetStreamApiException, InterruptedException {
        PushSubscribeOptions options =
                PushSubscribeOptions.builder().stream(stream).ordered(true).build();
        JetStreamSubscription subscription = connection.jetStream().subscribe(subject, options);
        long left = subscription.getConsumerInfo().getCalculatedPending();
        while (left > 0) {
            Message message = subscription.nextMessage(NEXT);
            if (message == null) {
                throw new AssertionError("stream " + stream + " fell silent with " + left + " messages left");
            }
            if (message instanceof NatsMessage && message.isJetStream()) {
                each.accept(message);
                left = message.metaData().pendingCount();
            }
        }
        subscription.unsubscribe();
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(bytes, java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    private static Instant at(Message message) {
        return message.metaData().timestamp().toInstant();
    }

    private static Stored stored(Message message) {
        JsonNode event = json(message.getData());
        JsonNode body = json(Base64.getDecoder()
                        .decode(event.path("data_base64").asText()))
                .path("body");
        return new Stored(
                message.metaData().streamSequence(),
                at(message),
                event.path("id").asText(),
                event.path("source").asText(),
                event.path("subject").asText(),
                body.path("n").asInt(-1),
                body.path("k").asInt(-1),
                body.path("c").asText());
    }

    private static Decided decided(Message message) {
        JsonNode record = json(message.getData());
        List<OfSensor> sensors = new ArrayList<>();
        for (JsonNode sensor : record.path("sensors")) {
            Map<String, Boolean> dependencies = new HashMap<>();
            sensor.path("dependencies")
                    .forEach(one -> dependencies.put(
                            one.path("dependency").asText(), one.path("passed").asBoolean()));
            List<OfTrigger> triggers = new ArrayList<>();
            for (JsonNode trigger : sensor.path("triggers")) {
                List<String> actions = new ArrayList<>();
                trigger.path("actions").forEach(action -> actions.add(action.asText()));
                triggers.add(new OfTrigger(
                        trigger.path("trigger").asText(), trigger.path("result").asText(), actions));
            }
            sensors.add(new OfSensor(sensor.path("sensor").asText(), dependencies, triggers));
        }
        return new Decided(record.at("/event/id").asText(), at(message), sensors);
    }

    private static Attempted attempted(Message message) {
        JsonNode record = json(message.getData());
        Map<String, String> events = new HashMap<>();
        record.path("events")
                .properties()
                .forEach(event -> events.put(event.getKey(), event.getValue().asText()));
        return new Attempted(
                record.path("action").asText(),
                record.path("attempt").asInt(),
                record.path("sensor").asText(),
                events,
                record.path("outcome").asText(),
                record.path("next").asText(),
                at(message));
    }

    private static Letter letter(Message message) {
        JsonNode letter = json(message.getData());
        return new Letter(
                letter.at("/firing/actionId").asText(), letter.path("cause").asText());
    }
}
