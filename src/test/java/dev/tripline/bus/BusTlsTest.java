package dev.tripline.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.bus.embedded.NatsBinary;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real nats-server that wants TLS, with a certificate that nobody signed. */
@Timeout(90)
class BusTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path home;

    private String certificate = "";
    private String key = "";
    private Optional<Process> server = Optional.empty();
    private int port;

    @BeforeEach
    void makeCertificate() throws Exception {
        Path store = home.resolve("keys.p12");
        run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD)));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        certificate = pem("CERTIFICATE", keys.getCertificate("tls").getEncoded());
        key = pem("PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded());
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    private void start(boolean tls, boolean clients) throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            port = probe.getLocalPort();
        }
        Path cert = Files.writeString(home.resolve("cert.pem"), certificate);
        Path keyFile = Files.writeString(home.resolve("key.pem"), key);
        List<String> command =
                new ArrayList<>(List.of(NatsBinary.path().toString(), "-a", "127.0.0.1", "-p", String.valueOf(port)));
        if (tls) {
            command.addAll(List.of("--tls", "--tlscert", cert.toString(), "--tlskey", keyFile.toString()));
        }
        if (clients) {
            command.addAll(List.of("--tlsverify", "--tlscacert", cert.toString()));
        }
        server = Optional.of(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    @AfterEach
    void stop() {
        server.ifPresent(Process::destroyForcibly);
    }

    /** A bus that tries to connect. */
    private record Attempt(Bus bus, Thread thread, CompletableFuture<Boolean> connected) {
        static Attempt at(BusAddress address) {
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
            return new Attempt(bus, thread, connected);
        }

        void end() throws InterruptedException {
            // The client swallows an interruption while it connects.
            for (int i = 0; i < 50 && !thread.join(Duration.ofMillis(200)); i++) {
                thread.interrupt();
            }
            bus.close();
        }
    }

    private Attempt attempt(BusTls tls) {
        return Attempt.at(new BusAddress("nats://127.0.0.1:" + port, Optional.empty(), Optional.of(tls)));
    }

    /** All try at the same time; when those that shall be are connected, the other goes on trying for some seconds. */
    private void assertConnected(BusTls wrong, BusTls... right) throws Exception {
        Attempt refused = attempt(wrong);
        List<Attempt> trusted = Stream.of(right).map(this::attempt).toList();
        try {
            for (Attempt one : trusted) {
                assertThat(one.connected().get(40, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(refused.connected()
                            .completeOnTimeout(false, 4, TimeUnit.SECONDS)
                            .get())
                    .isFalse();
        } finally {
            refused.end();
            for (Attempt one : trusted) {
                one.end();
            }
        }
    }

    @Test
    void what_is_said_about_tls_decides_whom_we_trust() throws Exception {
        start(true, false);
        BusTls anybody = new BusTls(true, false, "", "", "");
        BusTls itsCertificate = new BusTls(false, false, certificate, "", "");
        BusTls theSystemsAuthorities = new BusTls(false, false, "", "", "");
        assertConnected(theSystemsAuthorities, BusTls.IF_ASKED, anybody, itsCertificate);
    }

    @Test
    void a_plain_server_is_found_too_where_nothing_is_said() throws Exception {
        start(false, false);
        assertConnected(new BusTls(true, false, "", "", ""), BusTls.IF_ASKED);
    }

    @Test
    void a_server_that_asks_for_a_client_certificate_gets_it() throws Exception {
        start(true, true);
        assertConnected(
                new BusTls(false, false, certificate, "", ""), new BusTls(false, false, certificate, certificate, key));
    }

    @Test
    void what_is_no_pem_is_told_without_showing_it() {
        BusTls tls = new BusTls(false, false, "", "hunter2", "hunter3");
        assertThatThrownBy(tls::context)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PKCS#8")
                .hasMessageNotContainingAny("hunter2", "hunter3");
        assertThat(tls.toString()).doesNotContain("hunter");
    }
}
