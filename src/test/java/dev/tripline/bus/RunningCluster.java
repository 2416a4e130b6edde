package dev.tripline.bus;

import dev.tripline.bus.embedded.NatsBinary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Real nats-servers that make up a JetStream cluster on loopback. */
public final class RunningCluster implements AutoCloseable {
    private final List<Process> servers = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    public RunningCluster(Path folder, int size) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        for (int i = 0; i < 2 * size; i++) {
            held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        List<Integer> free = held.stream().map(ServerSocket::getLocalPort).toList();
        for (ServerSocket socket : held) {
            socket.close();
        }
        ports.addAll(free.subList(0, size));
        List<Integer> routes = free.subList(size, 2 * size);
        String all = routes.stream().map(port -> "nats://127.0.0.1:" + port).collect(Collectors.joining(","));
        for (int i = 0; i < size; i++) {
            servers.add(new ProcessBuilder(
                            NatsBinary.path().toString(),
                            "-n",
                            "n" + i,
                            "-a",
                            "127.0.0.1",
                            "-p",
                            ports.get(i).toString(),
                            "-js",
                            "-sd",
                            folder.resolve("n" + i).toString(),
                            "--cluster_name",
                            "C",
                            "-cluster",
                            "nats://127.0.0.1:" + routes.get(i),
                            "-routes",
                            all)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("n" + i + ".log").toFile())
                    .start());
        }
    }

    public BusAddress address() {
        return BusAddress.of(
                ports.stream().map(port -> "nats://127.0.0.1:" + port).collect(Collectors.joining(",")));
    }

    /** As kill -9 does it. */
    public void kill(int index) {
        servers.get(index).destroyForcibly();
    }

    @Override
    public void close() throws InterruptedException {
        servers.forEach(Process::destroy);
        for (Process server : servers) {
            if (!server.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        }
    }
}
