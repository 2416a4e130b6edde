package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** A request as it goes over a socket: no client stands between, so it may be as wrong as one likes. */
record Wire(String method, String path, List<Line> headers, byte[] body) {
    /** One header line. */
    record Line(String name, String value) {}

    static Wire of(HttpRequest request) {
        List<Line> lines = new ArrayList<>();
        request.headers().map().forEach((name, values) -> values.forEach(value -> lines.add(new Line(name, value))));
        String query = request.uri().getRawQuery();
        return new Wire(
                request.method(),
                request.uri().getRawPath() + (query == null ? "" : "?" + query),
                lines,
                request.bodyPublisher().map(Wire::bytes).orElse(new byte[0]));
    }

    private static byte[] bytes(HttpRequest.BodyPublisher publisher) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer piece) {
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                out.writeBytes(bytes);
            }

            @Override
            public void onError(Throwable failure) {
                all.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                all.complete(out.toByteArray());
            }
        });
        return all.orTimeout(5, TimeUnit.SECONDS).join();
    }

    Wire withBody(byte[] other) {
        return new Wire(method, path, headers, other);
    }

    Wire withMethod(String other) {
        return new Wire(other, path, headers, body);
    }

    /** The same with these values for one header, and none of its own. */
    Wire with(String name, List<String> values) {
        List<Line> lines = new ArrayList<>(headers);
        lines.removeIf(line -> line.name().equalsIgnoreCase(name));
        values.forEach(value -> lines.add(new Line(name, value)));
        return new Wire(method, path, lines, body);
    }

    Wire with(Map<String, String> replaced) {
        Wire wire = this;
        for (Map.Entry<String, String> one : replaced.entrySet()) {
            wire = wire.with(one.getKey(), List.of(one.getValue()));
        }
        return wire;
    }

    String header(String name) {
        return headers.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst()
                .orElse("");
    }

    /**
     * Everything the server says until it closes; fails when it says nothing.
     *
     * @param seconds for each read
     */
    String exchange(int port, int seconds) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(seconds * 1000);
            OutputStream out = socket.getOutputStream();
            IOException broken = null;
            try {
                out.write(head());
                out.write(body);
                out.flush();
            } catch (IOException e) {
                // The server may answer and close before it has read everything.
                broken = e;
            }
            byte[] answer = socket.getInputStream().readAllBytes();
            if (answer.length == 0 && broken != null) {
                throw broken;
            }
            assertThat(answer.length).as("bytes of an answer").isPositive();
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    /** Sends so much of the body, says that no more will come, and waits until the server has given up too. */
    void abandon(int port, int cut) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head());
            out.write(body, 0, cut);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        headers.forEach(line ->
                head.append(line.name()).append(": ").append(line.value()).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The beginning of it. */
    @Override
    public String toString() {
        String text = new String(head(), StandardCharsets.UTF_8) + new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), 2000));
    }
}
