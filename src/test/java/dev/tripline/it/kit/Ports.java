package dev.tripline.it.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on the loopback interface, below those that the system gives to clients: they stay free while a process restarts. Each process
 * of the tests has a range of its own, since a port that one has been given is not in use yet.
 */
public final class Ports {
    private static final int RANGES = 4;
    private static final int RANGE = 3_000;
    private static final int LOWEST = 20_000 + Integer.getInteger("tripline.fork", 0) % RANGES * RANGE;
    private static final int HIGHEST = LOWEST + RANGE;
    private static final int MOST_TRIES = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    public static int free() {
        for (int i = 0; i < MOST_TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && GIVEN.add(port)) {
                return port;
            }
        }
        throw new AssertionError("no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** For what has its port in a file that is shipped. */
    public static void mustBeFree(int... ports) {
        for (int port : ports) {
            if (!isFree(port)) {
                throw new AssertionError(
                        "port " + port + " is in use, but this test runs a shipped example that needs it");
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
