package dev.tripline.source.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A provider that keeps hooks as a REST collection, small and written by hand, on the loopback. */
public final class FakeProvider implements AutoCloseable {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** What differs between the real ones. */
    public interface Dialect {
        default String sizeParameter() {
            return "per_page";
        }

        /** More than this it puts on no page, whatever is asked for. */
        default int longestPage() {
            return 100;
        }

        /** A page of what the collection shows. */
        default JsonNode page(List<ObjectNode> shown, Seen seen) {
            int asked = Integer.parseInt(seen.query().getOrDefault(sizeParameter(), "30"));
            int page = Integer.parseInt(seen.query().getOrDefault("page", "1"));
            int size = Math.min(asked, longestPage());
            return cut(shown, (page - 1) * size, size);
        }

        /** Gives a hook that was made the id with this number. */
        default void identify(ObjectNode kept, long number) {
            kept.put("id", number);
        }

        default String idOf(ObjectNode kept) {
            return kept.path("id").asText();
        }

        /** Whether a {@code PUT} to an id that there is not creates a hook under it. */
        default boolean createsById() {
            return false;
        }

        /** JSON as it is sent. */
        default String sent(JsonNode json) {
            return json.toString();
        }

        /** Whether a request is logged in. */
        boolean knows(Map<String, String> headers);

        /** How a kept hook is shown: without secrets. */
        ObjectNode shown(ObjectNode kept);

        /** What an update makes of a kept hook. */
        default void update(ObjectNode kept, ObjectNode body) {
            kept.setAll(body);
        }

        /** A path that is no collection: its answer's status and body. */
        default Optional<Answer> other(Seen seen) {
            return Optional.empty();
        }
    }

    /** An answer that was prepared. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "{\"message\":\"no\"}");
        }
    }

    /** A request as it came; header names in lower case. */
    public record Seen(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Some items of a list. */
    public static ArrayNode cut(List<? extends JsonNode> items, int from, int size) {
        ArrayNode cut = JSON.createArrayNode();
        items.stream().skip(from).limit(size).forEach(cut::add);
        return cut;
    }

    public final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Queue<Answer> prepared = new ConcurrentLinkedQueue<>();
    private final Map<String, List<ObjectNode>> collections = new TreeMap<>();
    private final Dialect dialect;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private long lastId = 100;

    public FakeProvider(Dialect dialect) {
        this.dialect = dialect;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The collection at a path, which exists from now on. */
    public synchronized List<ObjectNode> collection(String path) {
        return collections.computeIfAbsent(path, key -> new CopyOnWriteArrayList<>());
    }

    /** Keeps a hook that somebody made, and gives it an id. */
    public synchronized ObjectNode add(String path, ObjectNode hook) {
        ObjectNode kept = hook.deepCopy();
        dialect.identify(kept, ++lastId);
        collection(path).add(kept);
        return kept;
    }

    /** The next requests are answered like this, one each. */
    public void answer(Answer... answers) {
        prepared.addAll(Arrays.asList(answers));
    }

    /** What was prepared is forgotten. */
    public void answersAsUsual() {
        prepared.clear();
    }

    /** No request is answered from now on, until {@link #release}. */
    public void hold() {
        hold = new CountDownLatch(1);
    }

    public void release() {
        hold.countDown();
    }

    public List<String> requests() {
        return seen.stream().map(Seen::toString).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
        Seen request = new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        seen.add(request);
        try {
            if (!hold.await(30, TimeUnit.SECONDS)) {
                throw new IOException("held too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Answer answer = Optional.ofNullable(prepared.poll()).orElseGet(() -> usual(request));
        answer.headers().forEach(exchange.getResponseHeaders()::add);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private synchronized Answer usual(Seen request) {
        if (!dialect.knows(request.headers())) {
            return new Answer(401, Map.of(), "{\"message\":\"Bad credentials\"}");
        }
        Optional<Answer> other = dialect.other(request);
        if (other.isPresent()) {
            return other.get();
        }
        String path = request.path().replaceFirst("/$", "");
        List<ObjectNode> whole = collections.get(path);
        if (whole != null) {
            return request.method().equals("GET")
                    ? list(whole, request)
                    : sent(201, add(path, (ObjectNode) request.json()));
        }
        int slash = path.lastIndexOf('/');
        String collection = path.substring(0, slash);
        String id = URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8);
        List<ObjectNode> of = collections.getOrDefault(collection, List.of());
        Optional<ObjectNode> one =
                of.stream().filter(hook -> dialect.idOf(hook).equals(id)).findFirst();
        if (one.isPresent()) {
            return change(of, one.get(), request);
        }
        return request.method().equals("PUT") && dialect.createsById() && collections.containsKey(collection)
                ? sent(201, add(collection, ((ObjectNode) request.json()).put("name", id)))
                : new Answer(404, Map.of(), "{\"message\":\"Not Found\"}");
    }

    private Answer change(List<ObjectNode> of, ObjectNode one, Seen request) {
        if (request.method().equals("DELETE")) {
            of.remove(one);
            return new Answer(204, Map.of(), "");
        }
        dialect.update(one, (ObjectNode) request.json());
        return sent(200, one);
    }

    private Answer list(List<ObjectNode> whole, Seen request) {
        List<ObjectNode> shown = whole.stream().map(dialect::shown).toList();
        return new Answer(200, Map.of(), dialect.sent(dialect.page(shown, request)));
    }

    private Answer sent(int status, ObjectNode kept) {
        return new Answer(status, Map.of(), dialect.sent(dialect.shown(kept)));
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
