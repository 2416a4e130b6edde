package dev.tripline.bus.embedded;

import dev.tripline.bus.embedded.lock.DataLock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A nats-server with JetStream on the loopback interface, as a child of this process. When it dies, it is started again
 * at the same port with the same data and password, so clients reconnect by themselves. Ends with {@link #close}; one
 * that outlived a killed process is stopped and replaced by the next start on its data folder. Thread-safe.
 */
public final class EmbeddedServer implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);
    private static final Duration HEALTHY = Duration.ofSeconds(10);

    private final Options options;
    private final ServerBinary binary;
    private final ServerFiles files;
    private final DataLock lock;
    private final Path folder;
    private final Credentials credentials = Credentials.random();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch supervised = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean closeCalled = new AtomicBoolean();
    private volatile ChildServer child;
    private final int port;

    private EmbeddedServer(Options options, ServerBinary binary, Path folder, DataLock lock) throws IOException {
        this.options = options;
        this.binary = binary;
        this.folder = folder;
        this.lock = lock;
        this.files = ServerFiles.in(folder);
        Orphans.stopAll(files).forEach(pid -> tell(new ServerEvent.OrphanStopped(pid)));
        this.child = launch(-1);
        this.port = child.port();
        tell(new ServerEvent.Started(child.pid(), port));
        Thread.ofVirtual().name("nats-server-supervisor").start(() -> {
            supervise();
            supervised.countDown();
        });
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @throws ServerFailure when there is no fitting program, the folder is in use, or the server does not start
     */
    public static EmbeddedServer start(Options options) {
        ServerBinary binary = ServerBinary.find(options.binary());
        Path folder = folder(options);
        DataLock lock = hold(folder);
        boolean started = false;
        try {
            EmbeddedServer server = new EmbeddedServer(options, binary, folder, lock);
            started = true;
            return server;
        } catch (IOException e) {
            throw ServerFailure.files("cannot prepare " + folder, e);
        } finally {
            if (!started) {
                release(folder, lock, options.ephemeral());
            }
        }
    }

    private static Path folder(Options options) {
        try {
            if (options.ephemeral()) {
                return TemporaryFolder.create();
            }
            return Files.createDirectories(options.dataDir().toAbsolutePath()).toRealPath();
        } catch (IOException e) {
            throw ServerFailure.files("cannot create the data folder " + options.dataDir(), e);
        }
    }

    private static DataLock hold(Path folder) {
        try {
            return DataLock.tryHold(folder)
                    .orElseThrow(() -> ServerFailure.inUse(folder.toString(), DataLock.owner(folder)));
        } catch (IOException e) {
            throw ServerFailure.files("cannot lock the data folder " + folder, e);
        }
    }

    /** Without credentials; the same for life. */
    public URI url() {
        return URI.create("nats://127.0.0.1:" + port);
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Of nats-server, e.g. 2.15.2. */
    public String version() {
        return binary.version().toString();
    }

    /** Every message is on the disk before it is acknowledged: wished for, and known to this server. */
    public boolean syncsAlways() {
        return options.syncAlways() && binary.version().isAtLeast(2, 10);
    }

    /** Of the present process, or of the last one while the next is being started. */
    public long pid() {
        return child.pid();
    }

    /** Where the server writes its log. */
    public Path log() {
        return files.log();
    }

    public boolean isAlive() {
        return child.process().isAlive();
    }

    /** Stops the server: within milliseconds mostly, within ten seconds always. May be called more than once. */
    @Override
    public void close() {
        if (closeCalled.getAndSet(true)) {
            waitFor(closed);
            return;
        }
        closing.countDown();
        try {
            child.stop();
            waitFor(supervised);
            child.stop();
            files.deleteVolatile();
        } finally {
            release(folder, lock, options.ephemeral());
            closed.countDown();
        }
    }

    /** An interrupt does not stop the clean-up, only its waiting. */
    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void release(Path folder, DataLock lock, boolean ephemeral) {
        try (lock) {
            if (ephemeral) {
                ServerFiles.deleteTree(folder);
            }
        } catch (IOException e) {
            throw ServerFailure.files("cannot release " + folder, e);
        }
    }

    private ChildServer launch(int wantedPort) {
        ServerConfig config = new ServerConfig(files, credentials, binary.version(), options.syncAlways(), wantedPort);
        return ChildServer.launch(binary, config, options.readyWithin(), this::isClosing);
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (!isClosing()) {
            ChildServer dying = child;
            int code = dying.process().onExit().join().exitValue();
            if (isClosing()) {
                return;
            }
            long diedAt = System.nanoTime();
            tell(new ServerEvent.Died(dying.pid(), code));
            boolean wasHealthy = diedAt - dying.startedNanos() > HEALTHY.toNanos();
            pause = restart(wasHealthy ? FIRST_PAUSE : pause, diedAt);
        }
    }

    /** Tries until it runs or this is closed. Answers the pause for the next death, longer each time. */
    private Duration restart(Duration firstPause, long diedAt) {
        Duration pause = firstPause;
        for (int attempts = 1; !closesWithin(jittered(pause)); attempts++) {
            pause = longer(pause);
            try {
                ChildServer next = launch(port);
                child = next;
                if (isClosing()) {
                    next.stop();
                    return pause;
                }
                Duration outage = Duration.ofNanos(System.nanoTime() - diedAt);
                tell(new ServerEvent.Restarted(next.pid(), port, attempts, outage));
                return pause;
            } catch (RuntimeException e) {
                if (!isClosing()) {
                    tell(new ServerEvent.RestartFailed(String.valueOf(e.getMessage()), pause));
                }
            }
        }
        return pause;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    private Duration jittered(Duration pause) {
        return Duration.ofNanos(
                (long) (pause.toNanos() * (0.75 + options.jitter().nextDouble() / 2)));
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private boolean closesWithin(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void tell(ServerEvent event) {
        try {
            options.listener().accept(event);
        } catch (RuntimeException e) {
            System.getLogger(EmbeddedServer.class.getName())
                    .log(System.Logger.Level.ERROR, "a listener of the server failed", e);
        }
    }
}
