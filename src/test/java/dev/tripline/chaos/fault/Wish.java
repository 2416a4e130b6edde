package dev.tripline.chaos.fault;

import java.util.ArrayList;
import java.util.List;

/**
 * A fault that shall happen.
 *
 * @param detail the stream that is full, the name of the point; empty where chance decides who it is
 */
public record Wish(FaultKind kind, String detail) {
    public static Wish of(FaultKind kind) {
        return new Wish(kind, "");
    }

    public static Wish full(String stream) {
        return new Wish(FaultKind.FULL, stream);
    }

    public static Wish point(String name) {
        return new Wish(FaultKind.POINT, name);
    }

    /** One of each that makes sense here. */
    public static List<Wish> all(boolean cluster, int replicas, List<String> points) {
        List<Wish> all = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            boolean sensible = switch (kind) {
                case FULL, POINT -> false;
                case KILL_ALL_NATS -> cluster;
                case KILL_ALL_TRIPLINES -> replicas > 1;
                default -> true;
            };
            if (sensible) {
                all.add(of(kind));
            }
        }
        List.of("default", "TRIPLINE_ACTIONS", "TRIPLINE_LEDGER", "TRIPLINE_DEAD")
                .forEach(stream -> all.add(full(stream)));
        points.forEach(point -> all.add(point(point)));
        // What happens most in the field happens most here.
        all.addAll(List.of(
                of(FaultKind.KILL_TRIPLINE),
                of(FaultKind.KILL_TRIPLINE),
                of(FaultKind.KILL_NATS),
                of(FaultKind.KILL_NATS),
                of(FaultKind.KILL_TARGET)));
        return all;
    }
}
