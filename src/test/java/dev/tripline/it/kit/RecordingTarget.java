package dev.tripline.it.kit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Somebody else's HTTP server: takes every request and remembers it. Thread-safe. */
public final class RecordingTarget implements AutoCloseable {
    private static final long LONGEST_SECONDS = 10;

    /**
     * @param headers by their names in lower case
     * @param nanos when it came, as System.nanoTime
     */
    public record Post(String key, String path, String body, Map<String, String> headers, long nanos) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private final Queue<String> done = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private volatile int status = 200;
    private volatile Duration pause = Duration.ZERO;

    private RecordingTarget() {
        this.server = vertx.createHttpServer().requestHandler(this::take);
    }

    public static RecordingTarget open() {
        RecordingTarget target = new RecordingTarget();
        try {
            target.server
                    .listen(Ports.free(), "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_SECONDS, TimeUnit.SECONDS);
            return target;
        } catch (Exception e) {
            target.close();
            throw new AssertionError("the target does not open", e);
        }
    }

    private void take(HttpServerRequest request) {
        long now = System.nanoTime();
        request.bodyHandler(body -> took(request, body, now));
    }

    private void took(HttpServerRequest request, Buffer body, long now) {
        String named = request.getHeader("Idempotency-Key");
        String key = named == null ? "" : named;
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        posts.add(new Post(key, request.path(), body.toString(), headers, now));
        if (pause.isZero()) {
            answer(request, key);
        } else {
            vertx.setTimer(pause.toMillis(), timer -> answer(request, key));
        }
    }

    private void answer(HttpServerRequest request, String key) {
        int code = statuses.getOrDefault(request.path(), status);
        if (code == 200) {
            done.add(key);
        }
        request.response().setStatusCode(code).end().onSuccess(done -> answered.incrementAndGet());
    }

    /** From now on. */
    public void answerWith(int wanted) {
        status = wanted;
    }

    /** From now on, at one path. */
    public void answerWith(String path, int wanted) {
        statuses.put(path, wanted);
    }

    /** From now on answers take this long. */
    public void answerAfter(Duration wanted) {
        pause = wanted;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + path);
    }

    public List<Post> posts() {
        return List.copyOf(posts);
    }

    /** What came to one path. */
    public List<Post> posts(String path) {
        return posts.stream().filter(post -> post.path().equals(path)).toList();
    }

    /** How many answers went out. */
    public int answered() {
        return answered.get();
    }

    /** How often each key was answered with 200. */
    public Map<String, Long> doneByKey() {
        return done.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    /** How often each key was seen. */
    public Map<String, Long> byKey() {
        return posts.stream().collect(Collectors.groupingBy(Post::key, Collectors.counting()));
    }

    @Override
    public void close() {
        vertx.close();
    }
}
