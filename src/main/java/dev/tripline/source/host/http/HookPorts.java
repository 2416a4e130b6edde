package dev.tripline.source.host.http;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.host.http.HookServer.Tls;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All ports that hooks are served on. What is wanted and what is open may differ: a busy port stays wanted and can be tried
 * again. Blocks; changes are made one at a time, questions can be asked meanwhile.
 */
public final class HookPorts {
    private final Vertx vertx;
    private final String host;
    private final Secrets secrets;
    private final HookLimits limits;
    private final Map<Integer, Port> ports = new ConcurrentHashMap<>();

    /** Both selectors or neither. */
    private record TlsSecrets(SecretKeySelector certificate, SecretKeySelector key) {}

    private record Port(Optional<TlsSecrets> tls, List<HookRoute> routes, Optional<HookServer> server, String trouble) {
        boolean isOpen() {
            return server.map(HookServer::isOpen).orElse(false);
        }
    }

    public HookPorts(Vertx vertx, String host, Secrets secrets, HookLimits limits) {
        this.vertx = vertx;
        this.host = host;
        this.secrets = secrets;
        this.limits = limits;
    }

    /** Opens, exchanges and closes until the ports are as wanted, or have a trouble. */
    public synchronized void apply(Map<Integer, List<HookRoute>> wanted) {
        wanted.forEach((number, routes) -> ports.put(number, changed(number, routes)));
        List<Integer> gone = ports.keySet().stream()
                .filter(number -> !wanted.containsKey(number))
                .toList();
        close(gone);
    }

    private Port changed(int number, List<HookRoute> routes) {
        Optional<TlsSecrets> tls = tls(routes.getFirst().context());
        Port before = ports.get(number);
        if (before != null && before.isOpen()) {
            if (before.tls().equals(tls)) {
                before.server().ifPresent(server -> server.route(routes));
                return new Port(tls, routes, before.server(), "");
            }
            before.server().ifPresent(HookServer::close);
        }
        return open(number, tls, routes);
    }

    private Port open(int number, Optional<TlsSecrets> tls, List<HookRoute> routes) {
        Optional<Tls> material = tls.flatMap(this::read);
        if (tls.isPresent() && material.isEmpty()) {
            return new Port(tls, routes, Optional.empty(), "serverCertSecret or serverKeySecret cannot be read");
        }
        HookServer server = new HookServer(vertx, host, number, material, limits);
        server.route(routes);
        try {
            server.open();
            return new Port(tls, routes, Optional.of(server), "");
        } catch (HookServer.PortUnavailable e) {
            return new Port(tls, routes, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<Tls> read(TlsSecrets tls) {
        return secrets.read(tls.certificate())
                .flatMap(certificate -> secrets.read(tls.key()).map(key -> new Tls(certificate, key)));
    }

    private static Optional<TlsSecrets> tls(WebhookContext context) {
        return context.serverCertSecret()
                .flatMap(certificate -> context.serverKeySecret().map(key -> new TlsSecrets(certificate, key)));
    }

    /** Tries again what could not be opened. Returns whether everything is open now. */
    public synchronized boolean retry() {
        ports.replaceAll((number, port) -> port.isOpen() ? port : open(number, port.tls(), port.routes()));
        return ports.values().stream().allMatch(Port::isOpen);
    }

    /** Why a wanted port is not open; empty when it is. */
    public Optional<String> trouble(int number) {
        Port port = ports.get(number);
        return port == null
                ? Optional.of("not open")
                : Optional.of(port.trouble()).filter(trouble -> !trouble.isEmpty());
    }

    /** Drains and closes all of them. */
    public synchronized void close() {
        close(List.copyOf(ports.keySet()));
    }

    /** Side by side: each may have requests to wait for. */
    private void close(List<Integer> numbers) {
        List<Thread> closing = numbers.stream()
                .flatMap(number -> Optional.ofNullable(ports.remove(number)).flatMap(Port::server).stream())
                .map(server -> Thread.ofVirtual().start(server::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
