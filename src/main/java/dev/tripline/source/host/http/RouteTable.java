package dev.tripline.source.host.http;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The routes of a port, exchanged as a whole: a request sees the old ones or the new ones. Thread-safe. */
final class RouteTable {
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile Map<String, HookRoute> routes = Map.of();
    private volatile boolean draining;

    void swap(Collection<HookRoute> wanted) {
        Map<String, HookRoute> byPath = new HashMap<>();
        for (HookRoute route : wanted) {
            byPath.putIfAbsent(route.path(), route);
        }
        routes = Map.copyOf(byPath);
    }

    Optional<HookRoute> find(String path) {
        return Optional.ofNullable(routes.get(path));
    }

    void entered() {
        inFlight.incrementAndGet();
    }

    void left() {
        inFlight.decrementAndGet();
    }

    int inFlight() {
        return inFlight.get();
    }

    void drain() {
        draining = true;
    }

    boolean draining() {
        return draining;
    }
}
