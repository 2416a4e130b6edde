package dev.tripline.chaos.world;

import dev.tripline.it.kit.Ports;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One JetStream server, or three of them as a cluster, with their stores in files. */
public final class Nats implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(30);

    private record Node(Child process, int port, int monitor) {
        boolean isHealthy() {
            return Wire.get(URI.create("http://127.0.0.1:" + monitor + "/healthz"))
                    .isPresent();
        }
    }

    private final List<Node> nodes = new ArrayList<>();

    private Nats() {}

    public static Nats start(Path folder, int size) {
        Nats nats = new Nats();
        List<Integer> routes =
                IntStream.range(0, size).mapToObj(i -> Ports.free()).toList();
        for (int i = 0; i < size; i++) {
            nats.nodes.add(node(folder, i, size, routes));
        }
        nats.nodes.forEach(node -> node.process().start());
        nats.awaitReady();
        return nats;
    }

    private static Node node(Path folder, int number, int size, List<Integer> routes) {
        String name = "n" + number;
        int port = Ports.free();
        int monitor = Ports.free();
        List<String> command = new ArrayList<>(List.of(binary(), "-n", name, "-a", "127.0.0.1"));
        command.addAll(List.of("-p", String.valueOf(port), "-m", String.valueOf(monitor)));
        command.addAll(List.of("-js", "-sd", folder.resolve("nats-" + name).toString()));
        if (size > 1) {
            String all =
                    routes.stream().map(route -> "nats://127.0.0.1:" + route).collect(Collectors.joining(","));
            command.addAll(List.of("--cluster_name", "C", "-cluster", "nats://127.0.0.1:" + routes.get(number)));
            command.addAll(List.of("-routes", all));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        return new Node(new Child(name, builder, folder.resolve("nats-" + name + ".log")), port, monitor);
    }

    private static String binary() {
        return Optional.ofNullable(System.getProperty("tripline.nats-server"))
                .or(() -> Optional.ofNullable(System.getenv("TRIPLINE_NATS_SERVER")))
                .orElse("nats-server");
    }

    /** Leaves how long it took. */
    public Duration awaitReady() {
        return Wire.await(READY, this::isReady)
                .orElseThrow(() -> new AssertionError("nats-server is not ready within " + READY));
    }

    private boolean isReady() {
        return nodes.stream().allMatch(Node::isHealthy) && (nodes.size() == 1 || hasLeader());
    }

    private boolean hasLeader() {
        return Wire.get(URI.create("http://127.0.0.1:" + nodes.getFirst().monitor() + "/jsz"))
                .filter(text -> text.contains("\"leader\": \"n") && text.contains("\"cluster_size\": " + nodes.size()))
                .isPresent();
    }

    public boolean isCluster() {
        return nodes.size() > 1;
    }

    public List<Child> processes() {
        return nodes.stream().map(Node::process).toList();
    }

    /** For clients. */
    public String url() {
        return nodes.stream().map(node -> "nats://127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    /** The process that leads a stream now; the first one when nobody knows. */
    public Child leader(String stream) {
        if (!isCluster()) {
            return nodes.getFirst().process();
        }
        try (Connection connection = connect()) {
            String leader = connection
                    .jetStreamManagement()
                    .getStreamInfo(stream)
                    .getClusterInfo()
                    .getLeader();
            return processes().stream()
                    .filter(process -> process.name().equals(leader))
                    .findFirst()
                    .orElseGet(() -> nodes.getFirst().process());
        } catch (IOException | JetStreamApiException e) {
            return nodes.getFirst().process();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A client of one's own; every wait of it has an end. */
    public Connection connect() throws IOException, InterruptedException {
        return io.nats.client.Nats.connect(Options.builder()
                .server(url())
                .connectionTimeout(Duration.ofSeconds(2))
                .connectionName("checker")
                .reconnectWait(Duration.ofMillis(100))
                .maxReconnects(-1)
                .pingInterval(Duration.ofSeconds(2))
                .errorListener(new io.nats.client.ErrorListener() {})
                .build());
    }

    /** Every stream gets a copy on every node; returns when all of them are current. */
    public void replicate() {
        try (Connection connection = connect()) {
            JetStreamManagement management = connection.jetStreamManagement();
            for (String name : management.getStreamNames()) {
                StreamConfiguration found = management.getStreamInfo(name).getConfiguration();
                management.updateStream(StreamConfiguration.builder(found)
                        .replicas(nodes.size())
                        .build());
            }
            List<String> names = management.getStreamNames();
            Wire.await(READY, () -> names.stream().allMatch(name -> isCurrent(management, name)))
                    .orElseThrow(() -> new AssertionError("the copies of the streams are not current"));
        } catch (IOException | JetStreamApiException e) {
            throw new AssertionError("the streams cannot be replicated", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private boolean isCurrent(JetStreamManagement management, String stream) {
        try {
            StreamInfo info = management.getStreamInfo(stream);
            return info.getConfiguration().getReplicas() == nodes.size()
                    && info.getClusterInfo().getReplicas().size() == nodes.size() - 1
                    && info.getClusterInfo().getReplicas().stream().allMatch(copy -> copy.isCurrent());
        } catch (IOException | JetStreamApiException e) {
            return false;
        }
    }

    @Override
    public void close() {
        processes().forEach(Child::close);
    }
}
