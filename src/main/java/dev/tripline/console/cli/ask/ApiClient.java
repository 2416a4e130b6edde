package dev.tripline.console.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Talks to a running Tripline. Every wait is bounded. */
final class ApiClient {
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI base;

    ApiClient(URI base) {
        this.base = base;
    }

    /** The answer; empty when the server says 404. */
    Optional<JsonNode> get(String path) {
        HttpResponse<String> answer = exchange(
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        try {
            JsonNode body = MAPPER.readTree(answer.body());
            if (answer.statusCode() >= 300) {
                throw new CommandFailure(
                        CommandFailure.UNAVAILABLE,
                        base + " answers " + answer.statusCode() + " "
                                + body.path("detail").asText());
            }
            return Optional.of(body);
        } catch (IOException e) {
            throw new CommandFailure(
                    CommandFailure.UNAVAILABLE, base + " answers " + answer.statusCode() + " and no JSON");
        }
    }

    static HttpResponse<String> exchange(HttpRequest request) {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CommandFailure(
                    CommandFailure.UNAVAILABLE,
                    request.uri() + " does not answer (" + Failures.text(e)
                            + "): is Tripline running? Start it with: tripline dev");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(130, "interrupted");
        }
    }
}
