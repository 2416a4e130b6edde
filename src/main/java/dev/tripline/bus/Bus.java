package dev.tripline.bus;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
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
        return Uni.createFrom()
                .completionStage(() -> send(publication))
                .onFailure()
                .transform(cause -> explain(publication.subject(), cause));
    }

    private CompletableFuture<PublishAck> send(Publication publication) {
        Headers headers = new Headers();
        if (!publication.messageId().isEmpty()) {
            headers.put("Nats-Msg-Id", publication.messageId());
        }
        publication.headers().forEach((name, value) -> headers.put(name, value));
        publication
                .expectedRevision()
                .ifPresent(revision -> headers.put("Nats-Expected-Last-Subject-Sequence", Long.toString(revision)));
        Link current = connected();
        return current.track(current.jetStream().publishAsync(publication.subject(), headers, publication.body()));
    }

    /** The newest message on a subject (no wildcards) of a stream that allows direct gets. */
    public Uni<Optional<Stored>> last(String stream, String subject) {
        return Uni.createFrom()
                .completionStage(() -> {
                    Link current = connected();
                    String request = "$JS.API.DIRECT.GET." + stream + "." + subject;
                    return current.track(current.connection().request(request, new byte[0]));
                })
                .onFailure()
                .transform(cause -> explain(subject, cause))
                .map(message -> stored(subject, message));
    }

    private static Optional<Stored> stored(String subject, Message message) {
        Headers headers = message.getHeaders();
        if (message.isStatusMessage()) {
            if (message.getStatus().getCode() == 404) {
                return Optional.empty();
            }
            throw new BusException("cannot read " + subject + ": "
                    + message.getStatus().getMessageWithCode() + "; is its stream there?");
        }
        if (headers == null || headers.getFirst("Nats-Sequence") == null) {
            throw new BusException("cannot read " + subject + ": the answer has no sequence");
        }
        return Optional.of(new Stored(Long.parseLong(headers.getFirst("Nats-Sequence")), message.getData()));
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
