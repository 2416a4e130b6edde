package dev.tripline.source.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.webhook.WebhookSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path home;

    private static String spec(int port, String endpoint, String more) {
        return "{\"webhook\": {\"ev\": {\"port\": \"%d\", \"endpoint\": \"%s\", \"method\": \"POST\"%s}}}"
                .formatted(port, endpoint, more);
    }

    private static String secrets(String name) {
        return ", \"serverCertSecret\": {\"name\": \"%1$s\", \"key\": \"crt\"}, \"serverKeySecret\": {\"name\": \"%1$s\", \"key\": \"key\"}"
                .formatted(name);
    }

    private KeyStore selfSigned() throws Exception {
        Path file = home.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
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
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(file)).isTrue();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }

    @Test
    void serves_https_with_the_certificate_of_the_secrets() throws Exception {
        KeyStore keys = selfSigned();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);

        int port = FrontDoor.freePort();
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new WebhookSource()));
                HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            door.secretValues.put(
                    "tls/crt", pem("CERTIFICATE", keys.getCertificate("tls").getEncoded()));
            door.secretValues.put(
                    "tls/key", pem("PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded()));
            assertThat(door.serve("es", spec(port, "/in", secrets("tls"))).all())
                    .isEmpty();
            String url = door.host.status().getFirst().url();
            assertThat(url).isEqualTo("https://127.0.0.1:" + port + "/in");
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void missing_or_unusable_material_is_told_without_being_shown() {
        int port = FrontDoor.freePort();
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new WebhookSource()))) {
            assertThat(door.serve("es", spec(port, "/in", secrets("tls"))).all())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.message())
                            .contains("serverCertSecret or serverKeySecret cannot be read"));
            door.secretValues.put("tls/crt", "top secret nonsense");
            door.secretValues.put("tls/key", "more secret nonsense");
            assertThat(door.serve("es", spec(port, "/in", secrets("tls"))).all())
                    .extracting(Problem::message)
                    .singleElement()
                    .asString()
                    .doesNotContain("nonsense");
        }
    }

    @Test
    void one_port_has_one_certificate() {
        int port = FrontDoor.freePort();
        try (FrontDoor door = new FrontDoor(secrets -> List.of(new WebhookSource()))) {
            assertThat(door.serve("a", spec(port, "/a", ""), "b", spec(port, "/b", secrets("tls")))
                            .all())
                    .extracting(Problem::code)
                    .containsExactly("TL-2103");
        }
    }
}
