package dev.tripline.source.host.http;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections and requests of one event loop, so that none takes a place for ever. Belongs to that event loop alone.
 */
final class Connections {
    private final HookLimits limits;
    private final Map<HttpConnection, Caller> callers = new LinkedHashMap<>();
    private final Map<HookExchange, Boolean> exchanges = new IdentityHashMap<>();

    private static final class Caller {
        private long idleSince = System.nanoTime();
        private int active;
        private boolean known;
    }

    Connections(HookLimits limits) {
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        if (callers.size() >= limits.connections()) {
            evict();
        }
        callers.put(connection, new Caller());
        connection.closeHandler(closed -> callers.remove(connection));
    }

    /** The longest idle one goes; when all are busy the newcomer is accepted, requests have deadlines. */
    private void evict() {
        for (Map.Entry<HttpConnection, Caller> entry : callers.entrySet()) {
            if (entry.getValue().active == 0) {
                callers.remove(entry.getKey());
                entry.getKey().close();
                return;
            }
        }
    }

    /** A request came by this connection. */
    void heard(HttpConnection connection) {
        Caller caller = callers.get(connection);
        if (caller != null) {
            caller.known = true;
            caller.idleSince = System.nanoTime();
        }
    }

    void begin(HookExchange exchange) {
        exchanges.put(exchange, true);
        Caller caller = callers.get(exchange.connection());
        if (caller != null) {
            caller.active++;
        }
    }

    void end(HookExchange exchange) {
        exchanges.remove(exchange);
        Caller caller = callers.get(exchange.connection());
        if (caller != null) {
            caller.active--;
            caller.idleSince = System.nanoTime();
        }
    }

    /** Ends what is over its deadline. */
    void sweep() {
        long now = System.nanoTime();
        List.copyOf(exchanges.keySet()).forEach(exchange -> exchange.sweep(now));
        List<HttpConnection> over = new ArrayList<>();
        callers.forEach((connection, caller) -> {
            long patience = (caller.known ? limits.idle() : limits.read()).toNanos();
            if (caller.active == 0 && now - caller.idleSince > patience) {
                over.add(connection);
            }
        });
        over.forEach(HttpConnection::close);
    }
}
