package dev.tripline.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.PublishOptions;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into the embedded bus past Tripline, as any NATS client could. */
public final class BusReader implements AutoCloseable {
    private static final Pattern PASSWORD = Pattern.compile("password: \"([0-9a-f]+)\"");
    private static final Pattern URL = Pattern.compile("\"(nats://127\\.0\\.0\\.1:\\d+)\"");
    private static final Duration NEXT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;

    private BusReader(Connection connection) {
        this.connection = connection;
    }

    static BusReader of(Path bus) {
        try (DirectoryStream<Path> ports = Files.newDirectoryStream(bus, "*.ports")) {
            String url = first(URL, ports.iterator().next());
            String password = first(PASSWORD, bus.resolve("nats-server.conf"));
            return new BusReader(Nats.connect(io.nats.client.Options.builder()
                    .server(url)
                    .userInfo("tripline".toCharArray(), password.toCharArray())
                    .connectionTimeout(NEXT)
                    .build()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Looks into a bus of one's own. */
    public static BusReader of(String url) {
        try {
            return new BusReader(Nats.connect(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String first(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        if (!matcher.find()) {
            throw new AssertionError(file + " does not say " + pattern);
        }
        return matcher.group(1);
    }

    /** Stores a message as another publisher on the bus would. */
    public void publish(String subject, String messageId, String body) {
        try {
            connection
                    .jetStream()
                    .publish(
                            subject,
                            body.getBytes(StandardCharsets.UTF_8),
                            PublishOptions.builder().messageId(messageId).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    /** The ids of the stored events. */
    public List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        read("default", "default.*.*", message -> ids.add(message.getHeaders().getFirst("Nats-Msg-Id")));
        return ids;
    }

    /** The decision records in the ledger, in order. */
    public List<JsonNode> decisions() {
        List<JsonNode> decisions = new ArrayList<>();
        read("TRIPLINE_LEDGER", "tripline.ledger.event.>", message -> decisions.add(parse(message)));
        return decisions;
    }

    /** The records of attempts in the ledger, in order. */
    public List<JsonNode> attempts() {
        List<JsonNode> attempts = new ArrayList<>();
        read("TRIPLINE_LEDGER", "tripline.ledger.attempt.>", message -> attempts.add(parse(message)));
        return attempts;
    }

    /** What was given up, in order. */
    public List<JsonNode> deadLetters() {
        List<JsonNode> letters = new ArrayList<>();
        read("TRIPLINE_DEAD", "tripline.dead.>", message -> letters.add(parse(message)));
        return letters;
    }

    /** True when nothing waits to be decided or done. */
    public boolean isIdle() {
        return left("default", "tripline-decider") + stored("TRIPLINE_ACTIONS") == 0;
    }

    private long left(String stream, String durable) {
        try {
            ConsumerInfo info = connection.jetStreamManagement().getConsumerInfo(stream, durable);
            return info.getNumPending() + info.getNumAckPending();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    private long stored(String stream) {
        try {
            return connection
                    .jetStreamManagement()
                    .getStreamInfo(stream)
                    .getStreamState()
                    .getMsgCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode parse(Message message) {
        try {
            return JSON.readTree(message.getData());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String stream, String subject, Consumer<Message> each) {
        try {
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
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
