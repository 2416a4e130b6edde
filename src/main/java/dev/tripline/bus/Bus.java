package dev.tripline.bus;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * The one connection to JetStream. Publishing and reading never block; every wait ends within {@link #TIMEOUT}, and at once
 * when the connection is lost. Reconnects for ever with jitter. Thread-safe.
 */
@Singleton
public class Bus {
    /** How long a publish or a read may take before it counts as failed. */
    public static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(Bus.class);
    private static final int WRONG_LAST_SEQUENCE = 10071;

    private volatile Optional<Link> link = Optional.empty();
    private final List<Runnable> onReconnect = new CopyOnWriteArrayList<>();

    /**
     * Connects, trying again with jittered back-off until it works or the thread is interrupted. Blocks.
     */
    public void connect(BusAddress address) throws InterruptedException {
        Link opened = Link.open(address, this::changed);
        link = Optional.of(opened);
        LOG.debugf("connected to %s, nats-server %s", address, opened.serverVersion());
    }

    private void changed(ConnectionListener.Events event) {
        // After RECONNECTED the subscriptions are not back yet.
        if (event == ConnectionListener.Events.RESUBSCRIBED) {
            onReconnect.forEach(Runnable::run);
        }
    }

    /** Calls back after each lost connection that came back, on a thread of the client: must not block. */
    public void onReconnect(Runnable callback) {
        onReconnect.add(callback);
    }

    /** True while publishing has a chance. */
    public boolean isConnected() {
        return link.map(Link::isConnected).orElse(false);
    }

    /** For example {@code 2.9.10}; empty before the first connection. */
    public String serverVersion() {
        return link.map(Link::serverVersion).orElse("");
    }

    /** Stores a message. Fails with a {@link BusException} when it is not known to be stored. */
    public Uni<PublishAck> publish(Publication publication) {
        return Uni.createFrom().completionStage(() -> store(publication));
    }

    /** The same at once, for those who store many. */
    public CompletableFuture<PublishAck> store(Publication publication) {
        Write write = Write.of(publication);
        store(write);
        return write.stored();
    }

    /** Stores what is written, and completes it. */
    public void store(Write write) {
        Publication publication = write.publication();
        try {
            Link current = connected();
            var unused = current.track(current.jetStream()
                            .publishAsync(publication.subject(), headers(publication), publication.body()))
                    .whenComplete((ack, failure) -> {
                        if (failure == null) {
                            write.stored().complete(ack);
                        } else {
                            write.stored().completeExceptionally(explain(publication.subject(), failure));
                        }
                    });
        } catch (RuntimeException e) {
            write.stored().completeExceptionally(explain(publication.subject(), e));
        }
    }

    private static Headers headers(Publication publication) {
        Headers headers = new Headers();
        if (!publication.messageId().isEmpty()) {
            headers.put("Nats-Msg-Id", publication.messageId());
        }
        publication.headers().forEach((name, value) -> headers.put(name, value));
        publication
                .expectedRevision()
                .ifPresent(revision -> headers.put("Nats-Expected-Last-Subject-Sequence", Long.toString(revision)));
        return headers;
    }

    /**
     * The newest message on a subject, which may have wildcards. Where the stream has several replicas its leader is asked:
     * the others may not know yet what was acknowledged a moment ago.
     */
    public Uni<Optional<Stored>> last(String stream, String subject) {
        return Uni.createFrom()
                .completionStage(() -> connected()
                        .isReplicated(stream)
                        .thenCompose(replicated -> connected().ask(LastMessage.request(stream, subject, replicated)))
                        .thenApply(message -> LastMessage.read(subject, message)))
                .onFailure()
                .transform(cause -> explain(subject, cause));
    }

    /** Up to which place of a stream a consumer has acknowledged everything. */
    public Uni<Long> floor(String stream, String consumer) {
        String subject = "$JS.API.CONSUMER.INFO." + stream + "." + consumer;
        return Uni.createFrom()
                .completionStage(() -> connected()
                        .ask(new LastMessage.Request(subject, new byte[0]))
                        .thenApply(LastMessage::floor))
                .onFailure()
                .transform(cause -> explain(subject, cause));
    }

    /** The management API, for this room alone. Its calls block. */
    public JetStreamManagement management() throws IOException {
        return connected().connection().jetStreamManagement();
    }

    /** The connection itself, for consumers of this room. */
    public Connection connection() {
        return connected().connection();
    }

    private Link connected() {
        return link.filter(Link::isConnected)
                .orElseThrow(() -> new BusException("the bus is not connected; it is tried again all the time"));
    }

    /** The client wraps what the server said, more than once for asynchronous publishes. */
    private static Throwable explain(String subject, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BusException) {
                return cause;
            }
            if (cause instanceof JetStreamApiException api && api.getApiErrorCode() == WRONG_LAST_SEQUENCE) {
                return new BusException.Conflict("somebody else changed " + subject);
            }
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new BusException("the bus did not take " + subject + ": " + reason, cause);
    }

    /** Waits for what is being written, then closes. Bounded by {@link #TIMEOUT}. */
    @PreDestroy
    public void close() {
        Optional<Link> last = link;
        link = Optional.empty();
        last.ifPresent(Link::close);
    }
}
