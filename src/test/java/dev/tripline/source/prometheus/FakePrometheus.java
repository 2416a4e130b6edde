package dev.tripline.source.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Answers instant queries on loopback with one series for each queue, unless another answer was prepared. */
final class FakePrometheus implements AutoCloseable {
    private record Answer(int status, String body) {}

    /** A request as it came. */
    record Seen(String method, String path, Map<String, String> form, Map<String, List<String>> headers) {}

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final Map<String, String> values = new ConcurrentHashMap<>();
    private final Queue<Answer> prepared = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile boolean silent;

    FakePrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next request is answered like this. */
    void answer(int status, String body) {
        prepared.add(new Answer(status, body));
    }

    /** What was prepared is not said any more. */
    void forget() {
        prepared.clear();
    }

    /** Nothing is answered any more. */
    void fallSilent() {
        silent = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = Arrays.stream(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                form,
                Map.copyOf(exchange.getRequestHeaders())));
        try {
            if (silent && !closed.await(30, TimeUnit.SECONDS)) {
                throw new IOException("silent too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Answer answer = Optional.ofNullable(prepared.poll()).orElseGet(() -> new Answer(200, vector(form)));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String vector(Map<String, String> form) {
        double time = Instant.parse(form.get("time")).toEpochMilli() / 1e3;
        String result = new TreeMap<>(values)
                .entrySet().stream()
                        .map(one -> "{\"metric\":{\"queue\":\"%s\"},\"value\":[%s,\"%s\"]}"
                                .formatted(one.getKey(), time, one.getValue()))
                        .collect(Collectors.joining(","));
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + result + "]}}";
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
