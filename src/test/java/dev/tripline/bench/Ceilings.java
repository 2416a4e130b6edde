package dev.tripline.bench;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * What the bus itself does, through the client that Tripline uses: publishing with up to 1,000 messages that wait for their
 * acknowledgement, and fetching with an acknowledgement each. Arguments: {@code publish} or {@code consume}, the URL of the
 * bus, bytes in a message, messages to warm up with, messages to measure. Prints JSON, with times in milliseconds.
 */
final class Ceilings {
    private static final String STREAM = "ceiling";
    private static final int WINDOW = 1000;
    private static final int BATCH = 500;
    private static final long PATIENCE_SECONDS = 60;

    private final Connection connection;
    private final JetStream stream;
    private final byte[] body;
    private final ConcurrentHistogram latencies = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);

    private Ceilings(Connection connection, int size) throws Exception {
        this.connection = connection;
        this.stream = connection.jetStream();
        this.body = "x".repeat(size).getBytes();
    }

    public static void main(String... arguments) throws Exception {
        try (Connection connection = Nats.connect(arguments[1])) {
            Ceilings ceilings = new Ceilings(connection, Integer.parseInt(arguments[2]));
            System.out.println(ceilings.run(
                    arguments[0].equals("publish"), Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])));
        }
    }

    private String run(boolean publishes, int warm, int count) throws Exception {
        connection
                .jetStreamManagement()
                .addStream(StreamConfiguration.builder()
                        .name(STREAM)
                        .subjects(STREAM + ".*")
                        .storageType(StorageType.File)
                        .build());
        publish(warm);
        latencies.reset();
        double cpu = cpuSeconds();
        double seconds = publish(count);
        if (!publishes) {
            ConsumerContext consumer = connection
                    .getStreamContext(STREAM)
                    .createOrUpdateConsumer(ConsumerConfiguration.builder()
                            .durable("ceiling")
                            .maxAckPending(WINDOW * 5)
                            .build());
            consume(consumer, warm);
            cpu = cpuSeconds();
            seconds = consume(consumer, count);
        }
        JsonObject result = new JsonObject()
                .put("rate", Math.round(count / seconds))
                .put("cpu_load", Math.round((cpuSeconds() - cpu) * 100) / 100.0);
        if (publishes) {
            result.put("p50", latencies.getValueAtPercentile(50) / 1000.0)
                    .put("p99", latencies.getValueAtPercentile(99) / 1000.0);
        }
        return result.encode();
    }

    /** Seconds until the last acknowledgement. */
    private double publish(int count) throws Exception {
        Semaphore window = new Semaphore(WINDOW);
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            acquire(window, 1);
            long sent = System.nanoTime();
            stream.publishAsync(NatsMessage.builder()
                            .subject(STREAM + ".in")
                            .headers(new Headers()
                                    .add("Nats-Msg-Id", UUID.randomUUID().toString()))
                            .data(body)
                            .build())
                    .whenComplete((stored, failure) -> {
                        if (failure != null) {
                            failure.printStackTrace();
                            System.exit(5);
                        }
                        latencies.recordValue((System.nanoTime() - sent) / 1000);
                        window.release();
                    });
        }
        acquire(window, WINDOW);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds until the last message was acknowledged. */
    private double consume(ConsumerContext consumer, int count) throws Exception {
        long start = System.nanoTime();
        for (int left = count; left > 0; ) {
            int batch = Math.min(BATCH, left);
            try (FetchConsumer fetch = consumer.fetch(
                    FetchConsumeOptions.builder().maxMessages(batch).build())) {
                for (int i = 0; i < batch; i++, left--) {
                    Message message = fetch.nextMessage();
                    if (message == null) {
                        throw new IllegalStateException(left + " messages did not come");
                    }
                    message.ack();
                }
            }
        }
        connection.flush(null);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void acquire(Semaphore window, int permits) throws InterruptedException {
        if (!window.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the bus does not answer");
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0;
    }
}
