package dev.tripline.source.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.source.FrontDoor;
import dev.tripline.source.webhook.WebhookSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that mean harm, on a raw socket. */
class AbuseTest {
    private final FrontDoor door = new FrontDoor(secrets -> List.of(new WebhookSource()));
    private final int port = FrontDoor.freePort();

    @BeforeEach
    void open() {
        door.serve(
                "es",
                "{\"webhook\": {\"ev\": {\"port\": \"%d\", \"endpoint\": \"/in\", \"method\": \"POST\"}}}"
                        .formatted(port));
    }

    @AfterEach
    void close() {
        assertThat(exchange(post("{}"))).startsWith("HTTP/1.1 200 ");
        door.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static String post(String body) {
        return "POST /in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private String exchange(String request) {
        return exchange(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything the server says until it closes. */
    private String exchange(byte[] request) {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_endless_body_is_cut_off() throws Exception {
        byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write("POST /in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            long sent = 0;
            try {
                while (sent < 5L << 30) {
                    out.write(chunk);
                    sent += chunk.length;
                }
            } catch (IOException closed) {
                assertThat(sent).isLessThan(5L << 30);
            }
            assertThat(sent).isLessThan(5L << 30);
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_declared_length_beyond_the_limit_is_refused_unread() {
        String answer = exchange("POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000000\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("http: request body too large");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(exchange(post("[".repeat(1 << 20))))
                .startsWith("HTTP/1.1 400 ")
                .contains("nested deeper");
    }

    @Test
    void compressed_bodies_are_refused() {
        assertThat(exchange("POST /in HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde"))
                .startsWith("HTTP/1.1 415 ");
    }

    @Test
    void a_slow_body_ends_at_the_deadline() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void half_open_connections_do_not_keep_honest_callers_out() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = connect();
                socket.getOutputStream().write("POST /in HTT".getBytes(StandardCharsets.US_ASCII));
                idle.add(socket);
            }
            long start = System.nanoTime();
            assertThat(exchange(post("{}"))).startsWith("HTTP/1.1 200 ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            Socket last = idle.getLast();
            last.setSoTimeout(100);
            await().atMost(Duration.ofSeconds(5)).until(() -> isClosed(last.getInputStream()));
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(InputStream in) {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void too_many_or_too_long_headers_are_refused() {
        StringBuilder many = new StringBuilder("POST /in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (int i = 0; i < 2000; i++) {
            many.append("a").append(i).append(": b\r\n");
        }
        assertThat(exchange(many + "\r\n")).startsWith("HTTP/1.1 431 ");
        assertThat(exchange("POST /in HTTP/1.1\r\nHost: x\r\nConnection: close\r\nBig: " + "a".repeat(64 * 1024)
                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(door.bus.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Folded: a\r\n b\r\nContent-Length: x\r\n\r\n{}",
                "Bad Name: a\r\nContent-Length: 2\r\n\r\n{}"
            })
    void malformed_requests_are_refused(String rest) {
        assertThat(exchange("POST /in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + rest))
                .startsWith("HTTP/1.1 400 ");
        assertThat(door.bus.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/in/..%2fadmin", "//in", "/IN", "/in/", "/%69n", "/in/../in", "/./in", "/in;a"})
    void only_the_exact_path_is_served(String path) {
        assertThat(exchange(
                        "POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"))
                .startsWith("HTTP/1.1 404 ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200|null",
                "200|\"a\"",
                "200|1e400",
                "200|-0",
                "200|9007199254740993",
                "200|{\"a\":1,\"a\":2}",
                "200|\"\\ud800\"",
                "200|\"\\u0000\\u202e\"",
                "400|` `",
                "400|{} {}",
                "400|{\"a\":1,}",
                "400|[1,]",
                "400|01",
                "400|1.",
                "400|.5",
                "400|+1",
                "400|nul",
                "400|'a'",
                "400|{a:1}",
                "400|\"\\x\"",
                "400|\"a",
                "400|NaN",
                "400|\uFEFF{}"
            })
    void every_body_is_stored_or_refused(int status, String body) {
        assertThat(exchange(post(body))).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        byte[] request = post("\"ab\"").getBytes(StandardCharsets.ISO_8859_1);
        request[request.length - 2] = (byte) 0xFF;
        assertThat(exchange(request)).startsWith("HTTP/1.1 400 ").contains("not UTF-8");
    }

    @Test
    void a_number_of_ten_thousand_digits_is_refused() {
        assertThat(exchange(post("1".repeat(10_000)))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void a_caller_that_waits_to_be_asked_is_asked() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write("POST /in HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] first = socket.getInputStream().readNBytes(12);
            assertThat(new String(first, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100");
        }
    }
}
