package dev.tripline.runtime.cluster.provision;

import static dev.tripline.runtime.cluster.provision.World.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.bus.Bus;
import dev.tripline.bus.BusAddress;
import dev.tripline.bus.BusTls;
import dev.tripline.bus.embedded.NatsBinary;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.runtime.cluster.provision.server.ServerConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real nats-server with the configuration and the Secrets that were made; only paths and ports are the test's. */
@Timeout(120)
class ServedByNatsTest {
    private final World world = new World(new FakeApiServer());

    @TempDir
    private Path home;

    private Optional<Process> server = Optional.empty();
    private int port;

    @BeforeEach
    void freePort() throws IOException {
        port = free();
    }

    private static int free() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        stop();
        world.close();
    }

    private void stop() {
        server.ifPresent(process -> {
            process.destroy();
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
            process.destroyForcibly();
        });
    }

    /** Lays the files out as the pod mounts them; the StatefulSet itself says under which names. */
    private Path mounted() throws IOException {
        JsonNode sources = world.statefulSet().orElseThrow().at("/spec/template/spec/volumes/0/projected/sources");
        for (JsonNode item : sources.at("/1/secret/items")) {
            String key = item.path("key").asText();
            String text = value(world.serverSecret().orElseThrow(), key);
            Files.writeString(home.resolve(item.path("path").asText()), text);
        }
        String config = world.config()
                .replace(ServerConfig.CONFIG_FOLDER, home.toString())
                .replace(ServerConfig.RUN_FOLDER, home.toString())
                .replace(ServerConfig.DATA_FOLDER, home.resolve("data").toString())
                .replace("port: 4222", "listen: \"127.0.0.1:" + port + "\"")
                .replace("http: 8222", "http: \"127.0.0.1:" + free() + "\"");
        return Files.writeString(home.resolve("nats-js.conf"), config);
    }

    private ProcessBuilder nats(Path config, String... more) {
        ProcessBuilder builder = new ProcessBuilder(NatsBinary.path().toString(), "-c", config.toString());
        builder.command().addAll(List.of(more));
        builder.environment()
                .putAll(Map.of(
                        "POD_NAME",
                        "eventbus-default-js-0",
                        "JS_KEY",
                        value(world.serverSecret().orElseThrow(), "encryption")));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
    }

    private void start() throws IOException {
        server = Optional.of(nats(mounted()).start());
    }

    private BusAddress address(String password, BusTls tls) {
        String auth = value(world.clientSecret().orElseThrow(), "client-auth");
        String user = auth.lines().findFirst().orElseThrow().substring("username: ".length());
        return new BusAddress(
                "nats://127.0.0.1:" + port,
                Optional.of(new BusAddress.Login(user, password.toCharArray())),
                Optional.of(tls));
    }

    private String password() {
        String auth = value(world.clientSecret().orElseThrow(), "client-auth");
        return auth.lines().skip(1).findFirst().orElseThrow().substring("password: ".length());
    }

    private BusTls trusting(String certificate) {
        return new BusTls(false, false, certificate, "", "");
    }

    private String ca() {
        return value(world.clientSecret().orElseThrow(), "ca-cert");
    }

    private boolean connects(BusAddress address, int seconds) throws Exception {
        Bus bus = new Bus();
        CompletableFuture<Boolean> connected = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                bus.connect(address);
                connected.complete(bus.isConnected());
            } catch (InterruptedException e) {
                connected.complete(false);
            }
        });
        try {
            return connected.completeOnTimeout(false, seconds, TimeUnit.SECONDS).get(60, TimeUnit.SECONDS);
        } finally {
            for (int i = 0; i < 50 && !thread.join(Duration.ofMillis(200)); i++) {
                thread.interrupt();
            }
            bus.close();
        }
    }

    @Test
    void our_client_gets_in_with_what_was_made_and_nobody_else_does() throws Exception {
        world.bus("version: latest, replicas: 1, persistence: {}, encryption: true");
        world.round();
        assertThat(world.config()).doesNotContain("cluster {");
        start();
        assertThat(connects(address(password(), trusting(ca())), 20)).isTrue();
        assertThat(connects(address("wrong", trusting(ca())), 3))
                .as("another password")
                .isFalse();
        String other = value(world.serverSecret().orElseThrow(), "cluster-ca-cert");
        assertThat(connects(address(password(), trusting(other)), 3))
                .as("another authority")
                .isFalse();
        assertThat(Files.readString(home.resolve("log"))).contains("Encryption:", "eventbus-default-js-0");
        assertThat(Files.exists(home.resolve("data/store/jetstream"))).isTrue();
    }

    @Test
    void its_certificate_is_for_the_names_of_the_service() throws Exception {
        world.bus("version: latest, replicas: 1");
        world.round();
        start();
        assertThat(connects(address(password(), trusting(ca())), 20)).isTrue();
        for (String host : List.of(
                "eventbus-default-js-svc.events.svc",
                "eventbus-default-js-svc.events.svc.cluster.local",
                "eventbus-default-js-svc",
                "eventbus-default-js-0.eventbus-default-js-svc.events.svc")) {
            shakeHands(host);
        }
        assertThatThrownBy(() -> shakeHands("eventbus-other-js-svc.events.svc")).isInstanceOf(SSLException.class);
    }

    /** As a client does that looks at names. */
    private void shakeHands(String host) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(ca().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
            plain.setSoTimeout(10_000);
            line(plain.getInputStream());
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        }
    }

    private static void line(InputStream in) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            next = in.read();
        }
    }

    @Test
    void three_servers_are_a_cluster_that_nats_understands() throws Exception {
        world.bus("version: latest, settings: \"max_file_store: 3GB\\nsync_interval: '1m'\", maxPayload: 2MB");
        world.round();
        assertThat(world.config())
                .contains(
                        "routes: [nats://eventbus-default-js-0.eventbus-default-js-svc.events.svc:6222, ",
                        "eventbus-default-js-2.eventbus-default-js-svc.events.svc:6222]",
                        "max_payload: 2MB",
                        "sync_interval: always");
        Process check = nats(mounted(), "-t").start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue())
                .as("%s %s", Files.readString(home.resolve("log")), Files.readString(home.resolve("nats-js.conf")))
                .isZero();
    }
}
