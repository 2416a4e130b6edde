package dev.tripline.source.host.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The server of one port, on several event loops. Opening and closing block and must not be called on an event loop; routes
 * can be exchanged at any time.
 */
public final class HookServer {
    private static final int PATIENCE_SECONDS = 10;

    /** A certificate chain and its key, both PEM. Never printed. */
    public record Tls(String certificate, String key) {
        @Override
        public String toString() {
            return "TLS";
        }
    }

    /** A port could not be opened. The message says why. */
    public static final class PortUnavailable extends Exception {
        private static final long serialVersionUID = 1L;

        private PortUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final HookLimits limits;
    private final RouteTable table = new RouteTable();
    private volatile Optional<String> deployment = Optional.empty();

    public HookServer(Vertx vertx, String host, int port, Optional<Tls> tls, HookLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
        this.options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxInitialLineLength(8 * 1024)
                .setHttp2ClearTextEnabled(false)
                .setAcceptBacklog(1024)
                .setTcpNoDelay(true);
        tls.ifPresent(pem -> options.setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertValue(Buffer.buffer(pem.certificate()))
                        .setKeyValue(Buffer.buffer(pem.key()))));
    }

    /** Exchanges all routes at once. Requests under way keep the route they came in by. */
    public void route(Collection<HookRoute> routes) {
        table.swap(routes);
    }

    /**
     * Binds the port.
     *
     * @throws PortUnavailable when it is taken or the TLS material is no good; may be tried again
     */
    public synchronized void open() throws PortUnavailable {
        if (deployment.isPresent()) {
            return;
        }
        probe();
        DeploymentOptions instances = new DeploymentOptions()
                .setInstances(Math.max(2, Runtime.getRuntime().availableProcessors()));
        try {
            deployment = Optional.of(vertx.deployVerticle(() -> new HookVerticle(options, table, limits), instances)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            throw new PortUnavailable(
                    String.valueOf(Optional.ofNullable(e.getCause()).orElse(e).getMessage()), e);
        } catch (TimeoutException e) {
            throw new PortUnavailable("not bound within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortUnavailable("interrupted", e);
        }
    }

    /** Servers of one process would share a port without a word. */
    private void probe() throws PortUnavailable {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.getHost(), options.getPort()));
        } catch (IOException e) {
            throw new PortUnavailable(String.valueOf(e.getMessage()), e);
        }
    }

    public boolean isOpen() {
        return deployment.isPresent();
    }

    /** Refuses new requests, waits for those in flight within the limit, closes the port. */
    public synchronized void close() {
        table.drain();
        long end = System.nanoTime() + limits.drain().toNanos();
        while (table.inFlight() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        deployment.ifPresent(id -> {
            try {
                vertx.undeploy(id).toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("port " + options.getPort() + " could not be closed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        deployment = Optional.empty();
    }
}
