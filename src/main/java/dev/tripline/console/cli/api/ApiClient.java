package dev.tripline.console.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Talks to a running Tripline. Every wait is bounded. What it refuses becomes a {@link CommandFailure}. */
public final class ApiClient {
    /** For whatever is not bulk work. */
    public static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration BULK = Duration.ofSeconds(90);
    private static final String TOKEN_FILE = "TRIPLINE_API_TOKEN_FILE";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final URI base;

    public ApiClient(URI base) {
        this.base = base;
    }

    /** One part of a path, whatever is in it. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path with a query of those that are there. */
    public static String path(String path, Map<String, Optional<String>> query) {
        StringJoiner joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> value.ifPresent(text -> joined.add(name + "=" + segment(text))));
        return path + joined;
    }

    /** The answer; empty when the server says 404. */
    public Optional<JsonNode> get(String path) {
        HttpResponse<String> answer = exchange(
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(checked(answer));
    }

    /** Has something done, with the token if there is one. */
    public JsonNode post(String path, JsonNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(BULK)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return checked(exchange(request.build()));
    }

    private static Optional<String> token() {
        String file = System.getenv(TOKEN_FILE);
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).strip());
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, TOKEN_FILE + ": " + file + " cannot be read");
        }
    }

    /**
     * An answer without end, as it comes; the caller closes it.
     *
     * @throws IOException when nobody answers, which may pass
     */
    public InputStream open(String path) throws IOException {
        HttpClient client = client();
        try {
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            try (InputStream in = answer.body()) {
                String text = new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8);
                throw failure(answer.statusCode(), text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(130, "interrupted");
        }
    }

    private JsonNode checked(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw failure(answer.statusCode(), answer.body());
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new CommandFailure(
                    CommandFailure.UNAVAILABLE, base + " answers " + answer.statusCode() + " and no JSON");
        }
    }

    private CommandFailure failure(int status, String body) {
        String detail;
        try {
            detail = MAPPER.readTree(body).path("detail").asText();
        } catch (IOException e) {
            detail = "";
        }
        int code = switch (status) {
            case 400 -> 2;
            case 401, 403 -> CommandFailure.DENIED;
            case 404 -> CommandFailure.NOT_FOUND;
            default -> CommandFailure.UNAVAILABLE;
        };
        boolean said = code != CommandFailure.UNAVAILABLE && !detail.isEmpty();
        return new CommandFailure(code, said ? detail : base + " answers " + status + " " + detail);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    public static HttpResponse<String> exchange(HttpRequest request) {
        try (HttpClient client = client()) {
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
