package dev.tripline.console.rest.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tripline.runtime.admission.certificate.CurrentKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** {@code POST /admission} over TLS on a port of its own, where nothing else of the API is. Thread-safe. */
final class AdmissionPort {
    private static final Logger LOG = Logger.getLogger(AdmissionPort.class);
    private static final String PATH = "/admission";
    /** More than the API server takes for an object. */
    private static final int LARGEST = 8 << 20;

    private static final int IDLE_SECONDS = 120;
    private static final JsonMapper JSON = new JsonMapper();

    private final Vertx vertx;
    private final HttpServer server;
    private final Function<JsonNode, ? extends JsonNode> desk;

    /** @param desk throws IllegalArgumentException for what makes no sense; may block */
    AdmissionPort(Vertx vertx, String host, int port, CurrentKey key, Function<JsonNode, ? extends JsonNode> desk) {
        this.vertx = vertx;
        this.desk = desk;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setSsl(true)
                        .setUseAlpn(false)
                        .setKeyCertOptions(KeyCertOptions.wrap(key))
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                        .setIdleTimeout(IDLE_SECONDS)
                        .setMaxHeaderSize(16 * 1024))
                .exceptionHandler(e -> LOG.debug("a connection to the admission webhook failed", e))
                .requestHandler(this::take);
    }

    Future<Integer> open() {
        return server.listen().map(HttpServer::actualPort);
    }

    Future<Void> close() {
        return server.close();
    }

    private void take(HttpServerRequest request) {
        String type = String.valueOf(request.getHeader("Content-Type")).toLowerCase(Locale.ROOT);
        if (!PATH.equals(request.path())) {
            end(request, 404);
        } else if (request.method() != HttpMethod.POST) {
            end(request, 405);
        } else if (!type.split(";", 2)[0].strip().equals("application/json")) {
            end(request, 415);
        } else {
            collect(request);
        }
    }

    private void collect(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() <= LARGEST) {
                body.appendBuffer(part);
            } else if (!request.response().ended()) {
                end(request, 413);
            }
        });
        request.endHandler(over -> {
            if (!request.response().ended()) {
                rule(request, body);
            }
        });
    }

    private void rule(HttpServerRequest request, Buffer body) {
        vertx.executeBlocking(() -> desk.apply(JSON.readTree(body.getBytes())).toString(), false)
                .onSuccess(answer -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(answer))
                .onFailure(e -> {
                    boolean senseless = e instanceof IllegalArgumentException || e instanceof IOException;
                    if (!senseless) {
                        LOG.warn("an admission review failed", e);
                    }
                    end(request, senseless ? 400 : 500);
                });
    }

    /** What is left of a body is not waited for. */
    private static void end(HttpServerRequest request, int code) {
        request.response().setStatusCode(code).putHeader("Connection", "close").end();
    }
}
