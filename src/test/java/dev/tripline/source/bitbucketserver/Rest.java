package dev.tripline.source.bitbucketserver;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Bitbucket Server's REST interface that tells the pull requests of a commit, in pages of two. A commit without
 * any is answered too.
 */
final class Rest implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile(
            "/rest/api/1\\.0/projects/([^/]+)/repos/([^/]+)/commits/([^/]+)/pull-requests\\?limit=\\d+&start=(\\d+)");
    private static final int PAGE = 2;

    private final HttpServer server;
    private final Map<String, List<String>> states = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile boolean silent;
    private volatile String garbage = "";

    Rest(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::received);
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/rest/";
    }

    /** The states of a commit's pull requests. */
    void pullRequests(String commit, String... open) {
        states.put(commit, List.of(open));
    }

    void answersWith(int code) {
        status = code;
    }

    void answersWith(String body) {
        garbage = body;
    }

    void fallsSilent() {
        silent = true;
    }

    /** Paths and queries, in order of arrival. */
    List<String> asked() {
        return asked;
    }

    List<String> credentials() {
        return credentials;
    }

    private void received(HttpServerRequest request) {
        asked.add(request.uri());
        credentials.add(String.valueOf(request.getHeader("Authorization")));
        Matcher path = PATH.matcher(request.uri());
        if (silent) {
            return;
        }
        if (status != 200 || !path.matches()) {
            request.response().setStatusCode(status == 200 ? 404 : status).end("no");
            return;
        }
        request.response().end(garbage.isEmpty() ? page(path.group(3), Integer.parseInt(path.group(4))) : garbage);
    }

    private String page(String commit, int start) {
        List<String> all = states.getOrDefault(commit, List.of());
        int end = Math.min(start + PAGE, all.size());
        List<String> values = all.subList(Math.min(start, end), end).stream()
                .map(state -> "{\"id\":1,\"state\":\"" + state + "\"}")
                .toList();
        boolean last = end == all.size();
        return "{\"size\":" + values.size() + ",\"isLastPage\":" + last + ",\"values\":[" + String.join(",", values)
                + "],\"start\":" + start + ",\"nextPageStart\":" + (last ? "null" : end) + "}";
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
