package dev.tripline.client.kubernetes.real;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.client.kubernetes.FakeApiServer.Request;
import io.fabric8.kubernetes.client.Config;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Stands between a client and a real API server: plain HTTP on this side, TLS on the other, everybody's own token passed on. Keeps
 * what was asked for, can keep answers back, and breaks watches. Thread-safe.
 */
final class ApiProxy implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGE = 16 * 1024 * 1024;
    private static final int MANY = 500;
    private static final int HTTPS = 443;
    private static final int BAD_GATEWAY = 502;

    private final Vertx vertx = Vertx.vertx();
    private final URI upstream;
    private final HttpServer server;
    private final HttpClient client;
    private final WebSocketClient sockets;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<ProxiedWatch> watches = new CopyOnWriteArrayList<>();
    private volatile Predicate<Request> unanswered = request -> false;
    private volatile long oldest;

    /** @param config who the server is, and whom to trust; its user plays no part */
    ApiProxy(Config config) {
        this.upstream = URI.create(config.getMasterUrl());
        this.client = vertx.createHttpClient((HttpClientOptions)
                trusting(config, new HttpClientOptions().setMaxPoolSize(MANY).setDecompressionSupported(false)));
        this.sockets = vertx.createWebSocketClient((WebSocketClientOptions) trusting(
                config,
                new WebSocketClientOptions()
                        .setMaxConnections(MANY)
                        .setMaxFrameSize(LARGE)
                        .setMaxMessageSize(LARGE)));
        this.server = vertx.createHttpServer(
                new HttpServerOptions().setMaxWebSocketFrameSize(LARGE).setMaxWebSocketMessageSize(LARGE));
        server.requestHandler(this::take);
        join(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
    }

    private TCPSSLOptions trusting(Config config, TCPSSLOptions options) {
        options.setSsl(upstream.getScheme().equals("https"));
        PemTrustOptions authority = new PemTrustOptions();
        if (config.getCaCertData() != null) {
            authority.addCertValue(Buffer.buffer(Base64.getMimeDecoder().decode(config.getCaCertData())));
        } else if (config.getCaCertFile() != null) {
            authority.addCertPath(config.getCaCertFile());
        } else {
            return options;
        }
        return options.setTrustOptions(authority);
    }

    private static <T> T join(CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    void leaveUnanswered(Predicate<Request> when) {
        unanswered = when;
    }

    int dropWatches() {
        List<ProxiedWatch> open = List.copyOf(watches);
        open.forEach(ProxiedWatch::drop);
        return open.size();
    }

    /** @param version who comes with an older one hears 410 from now on, and so do those who are there */
    int expireWatches(long version) {
        oldest = version;
        List<ProxiedWatch> open = List.copyOf(watches);
        open.forEach(ProxiedWatch::expired);
        return open.size();
    }

    private void take(HttpServerRequest http) {
        if ("websocket".equalsIgnoreCase(http.getHeader("Upgrade"))) {
            noted(http, "");
            socket(http);
        } else {
            http.bodyHandler(body -> forward(http, noted(http, body.toString()), body));
        }
    }

    private Request noted(HttpServerRequest http, String body) {
        Request request = new Request(
                http.method().name(),
                http.path(),
                Optional.ofNullable(http.query()).orElse(""),
                user(Optional.ofNullable(http.getHeader("Authorization"))),
                Optional.ofNullable(http.getHeader("Content-Type")).orElse(""),
                body);
        requests.add(request);
        return request;
    }

    /** As the token says; that it is a good one, the API server finds. */
    private static String user(Optional<String> authorization) {
        String[] parts = authorization.orElse("").split("\\.", -1);
        if (parts.length != 3) {
            return "";
        }
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("sub")
                    .asText();
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    private RequestOptions target(HttpServerRequest http, RequestOptions options) {
        options.setHost(upstream.getHost())
                .setPort(upstream.getPort() < 0 ? HTTPS : upstream.getPort())
                .setURI(http.uri());
        http.headers().forEach(header -> {
            String name = header.getKey().toLowerCase(java.util.Locale.ROOT);
            boolean ofTheConnection = name.startsWith("sec-websocket-")
                    || List.of("host", "connection", "upgrade", "content-length", "accept-encoding")
                            .contains(name);
            if (!ofTheConnection) {
                options.addHeader(header.getKey(), header.getValue());
            }
        });
        return options;
    }

    private static boolean isWatch(HttpServerRequest http) {
        return "true".equals(http.getParam("watch")) || "1".equals(http.getParam("watch"));
    }

    private boolean isTooOld(HttpServerRequest http) {
        String version = Optional.ofNullable(http.getParam("resourceVersion")).orElse("");
        return isWatch(http) && version.matches("[1-9][0-9]*") && Long.parseLong(version) < oldest;
    }

    private void forward(HttpServerRequest http, Request request, Buffer body) {
        if (isTooOld(http)) {
            http.response().putHeader("Content-Type", "application/json").end(ProxiedWatch.EXPIRED);
            return;
        }
        RequestOptions options = target(http, new RequestOptions().setMethod(http.method()));
        client.request(options)
                .compose(up -> up.send(body))
                .onSuccess(answer -> {
                    if (isWatch(http) && answer.statusCode() == 200) {
                        watch(http, answer);
                    } else {
                        answer.body().onSuccess(text -> {
                            if (!unanswered.test(request)) {
                                head(http, answer);
                                http.response().end(text);
                            }
                        });
                    }
                })
                .onFailure(e -> http.response().setStatusCode(BAD_GATEWAY).end(e.toString()));
    }

    private static void head(HttpServerRequest http, HttpClientResponse answer) {
        http.response().setStatusCode(answer.statusCode());
        answer.headers().forEach(header -> {
            if (!List.of("content-length", "transfer-encoding", "connection")
                    .contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
                http.response().headers().add(header.getKey(), header.getValue());
            }
        });
    }

    private void watch(HttpServerRequest http, HttpClientResponse answer) {
        head(http, answer);
        ProxiedWatch watch = ProxiedWatch.lines(http, answer);
        watches.add(watch);
        watch.onEnd(() -> watches.remove(watch));
    }

    private void socket(HttpServerRequest http) {
        http.pause();
        var options = (io.vertx.core.http.WebSocketConnectOptions)
                target(http, new io.vertx.core.http.WebSocketConnectOptions());
        Optional.ofNullable(http.getHeader("Sec-WebSocket-Protocol"))
                .ifPresent(protocol -> options.setSubProtocols(List.of(protocol.split(",\\s*"))));
        boolean tooOld = isTooOld(http);
        sockets.connect(options)
                .onSuccess(up -> {
                    // What it says before somebody listens would be lost.
                    up.pause();
                    http.toWebSocket()
                            .onSuccess(down -> {
                                ProxiedWatch watch = ProxiedWatch.messages(down, up);
                                watches.add(watch);
                                watch.onEnd(() -> watches.remove(watch));
                                if (tooOld) {
                                    watch.expired();
                                } else {
                                    up.resume();
                                }
                            })
                            .onFailure(e -> up.close());
                })
                .onFailure(e -> {
                    int code = e instanceof UpgradeRejectedException rejected ? rejected.getStatus() : BAD_GATEWAY;
                    Buffer body = e instanceof UpgradeRejectedException rejected && rejected.getBody() != null
                            ? rejected.getBody()
                            : Buffer.buffer(e.toString());
                    http.resume();
                    http.response()
                            .setStatusCode(code)
                            .putHeader("Content-Type", "application/json")
                            .end(body);
                });
    }

    @Override
    public void close() {
        join(vertx.close().toCompletionStage().toCompletableFuture());
    }
}
