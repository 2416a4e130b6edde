package dev.tripline.bus;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * A live connection with the bound on its waits. The client library has no timeout of its own for asynchronous publishes, so
 * every answer that is waited for stands in a queue in order of its deadline; a sweep fails the overdue ones, and the loss of
 * the connection fails all of them at once.
 */
final class Link {
    private static final Logger LOG = Logger.getLogger("dev.tripline.bus");
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final long SWEEP_MILLIS = 100;

    private record Waiting(long deadline, CompletableFuture<?> answer) {}

    private final Connection connection;
    private final JetStream jetStream;
    private final Queue<Waiting> waiting;
    private final Map<String, CompletableFuture<Boolean>> replicated = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("bus-sweep").factory());

    private Link(Connection connection, Queue<Waiting> waiting) throws IOException {
        this.connection = connection;
        this.jetStream = connection.jetStream();
        this.waiting = waiting;
        var unused = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Link open(BusAddress address, Consumer<ConnectionListener.Events> changed) throws InterruptedException {
        Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
        Options plain = options(address, waiting, changed, false);
        Options encrypted = options(address, waiting, changed, true);
        boolean either = address.tls().filter(BusTls::onlyIfAsked).isPresent();
        Duration wait = FIRST_WAIT;
        boolean told = false;
        for (int attempt = 0; ; attempt++) {
            try {
                return new Link(Nats.connect(either && attempt % 2 == 0 ? plain : encrypted), waiting);
            } catch (IOException e) {
                if (!told && (!either || attempt > 0)) {
                    LOG.warnf("the bus at %s does not answer (%s); tried again until it does", address, e.getMessage());
                    told = true;
                }
                long millis = wait.toMillis();
                Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        }
    }

    private static Options options(
            BusAddress address,
            Queue<Waiting> waiting,
            Consumer<ConnectionListener.Events> changed,
            boolean encrypted) {
        Options.Builder options = Options.builder()
                .server(address.servers())
                .connectionName("tripline")
                .maxReconnects(-1)
                .reconnectWait(FIRST_WAIT)
                .reconnectJitter(Duration.ofMillis(400))
                // Nothing is buffered while the bus is away: senders must hear 503, not a promise.
                .reconnectBufferSize(0)
                .connectionTimeout(Duration.ofSeconds(2))
                .pingInterval(Duration.ofSeconds(5))
                .errorListener(new Quiet())
                .connectionListener((connection, event) -> {
                    LOG.debugf("connection: %s", event);
                    if (event == ConnectionListener.Events.DISCONNECTED || event == ConnectionListener.Events.CLOSED) {
                        failAll(waiting);
                    }
                    changed.accept(event);
                });
        address.tls().filter(tls -> encrypted).ifPresent(tls -> options.sslContext(tls.context()));
        address.login().ifPresent(login -> options.userInfo(login.user().toCharArray(), login.password()));
        return options.build();
    }

    boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    String serverVersion() {
        return connection.getServerInfo().getVersion();
    }

    Connection connection() {
        return connection;
    }

    JetStream jetStream() {
        return jetStream;
    }

    /** Bounds the wait for an answer. */
    <T> CompletableFuture<T> track(CompletableFuture<T> answer) {
        waiting.add(new Waiting(System.nanoTime() + Bus.TIMEOUT.toNanos(), answer));
        if (!isConnected()) {
            failAll(waiting);
        }
        return answer;
    }

    /** A request of the JetStream API, bounded. */
    CompletableFuture<Message> ask(LastMessage.Request request) {
        return track(connection.request(request.subject(), request.body()));
    }

    /** Whether a stream has more than one replica, as it was when it was first asked for. */
    CompletableFuture<Boolean> isReplicated(String stream) {
        CompletableFuture<Boolean> known = replicated.get(stream);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Boolean> asked = track(connection.request("$JS.API.STREAM.INFO." + stream, new byte[0]))
                .thenApply(LastMessage::replicated);
        replicated.put(stream, asked);
        return asked;
    }

    private void sweep() {
        long now = System.nanoTime();
        for (Waiting head = waiting.peek(); head != null; head = waiting.peek()) {
            if (!head.answer().isDone()) {
                if (head.deadline() - now > 0) {
                    return;
                }
                head.answer().completeExceptionally(new TimeoutException("no answer within " + Bus.TIMEOUT));
            }
            // Not poll: a lost connection may have emptied the queue meanwhile, and another wait may be its head.
            waiting.remove(head);
        }
    }

    private static void failAll(Queue<Waiting> waiting) {
        for (Waiting head = waiting.poll(); head != null; head = waiting.poll()) {
            head.answer().completeExceptionally(new BusException("the connection to the bus was lost"));
        }
    }

    void close() {
        sweeper.shutdownNow();
        try {
            connection.flush(Bus.TIMEOUT);
        } catch (TimeoutException | IllegalStateException e) {
            LOG.debugf("closing without a flush: %s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library's default listener prints to the log of its own; connection trouble is ours to tell, once. */
    private static final class Quiet implements ErrorListener {
        @Override
        public void errorOccurred(Connection connection, String error) {
            LOG.warnf("the bus says: %s", error);
        }

        @Override
        public void exceptionOccurred(Connection connection, Exception exception) {
            LOG.debugf("the bus: %s", exception.getMessage());
        }
    }
}
