package dev.tripline.bus.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One server process that is ready: it said its port and greets clients there. */
record ChildServer(Process process, int port, long startedNanos) {
    private static final long LOOK_MILLIS = 10;
    private static final int CONNECT_MILLIS = 1000;
    private static final int STOP_SECONDS = 5;

    /**
     * Starts one and waits until it is ready.
     *
     * @param abandoned asked while waiting; true ends the wait and the process
     * @throws ServerFailure when it is not ready in time, with what it last said
     */
    static ChildServer launch(ServerBinary binary, ServerConfig config, Duration within, BooleanSupplier abandoned) {
        ServerFiles files = config.files();
        Process process = start(binary, config);
        boolean ready = false;
        try {
            long deadline = System.nanoTime() + within.toNanos();
            while (!abandoned.getAsBoolean() && System.nanoTime() - deadline < 0) {
                Optional<Integer> port = files.port(process.pid());
                if (port.isPresent() && greets(port.get())) {
                    ready = true;
                    return new ChildServer(process, port.get(), System.nanoTime());
                }
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw failure("ended with code " + process.exitValue() + " before it was ready", config);
                }
            }
            throw failure("was not ready within " + within.toMillis() + " ms", config);
        } catch (IOException e) {
            throw ServerFailure.files("cannot read the files of nats-server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerFailure.notReady("interrupted while nats-server was starting");
        } finally {
            if (!ready) {
                stop(process);
            }
        }
    }

    private static Process start(ServerBinary binary, ServerConfig config) {
        ServerFiles files = config.files();
        try {
            files.deletePorts();
            files.writeConfig(config.text());
            Process process = new ProcessBuilder(Orphans.command(binary, files))
                    .directory(files.bus().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(files.startup().toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw ServerFailure.files("cannot start nats-server", e);
        }
    }

    private static ServerFailure failure(String what, ServerConfig config) {
        String said = config.credentials().redacted(config.files().tail());
        return ServerFailure.notReady("nats-server " + what + (said.isEmpty() ? "" : "; it said last:" + said));
    }

    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String greeting = in.readLine();
            return greeting != null && greeting.startsWith("INFO ");
        } catch (IOException e) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    void stop() {
        stop(process);
    }

    /** Asks, waits 5 s, then kills: with a full disk a server may never end by itself. */
    static void stop(Process process) {
        try {
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
