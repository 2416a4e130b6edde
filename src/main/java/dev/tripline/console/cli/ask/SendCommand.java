package dev.tripline.console.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Version;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts a sample to a webhook, signed if wanted. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Posts a file to a webhook of a running Tripline.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline send examples/hello/ada.json --to http://localhost:12000/hello",
            "  tripline send examples/git-push/push.json --github-secret it-is-a-secret",
        })
public final class SendCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "what to post, sent as it is")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "URL", description = "the webhook (default: the only one that is served)")
    private Optional<URI> to = Optional.empty();

    @Option(
            names = "--github-secret",
            paramLabel = "SECRET",
            description = "sign as GitHub does; @FILE reads it from a file, env:NAME from a variable")
    private Optional<String> gitHubSecret = Optional.empty();

    @Option(names = "--github-event", paramLabel = "EVENT", description = "X-GitHub-Event (default push)")
    private String gitHubEvent = "push";

    @Option(
            names = "--github-delivery",
            paramLabel = "ID",
            description = "X-GitHub-Delivery (default: a fresh one); the same id again is a redelivery")
    private Optional<String> delivery = Optional.empty();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME: VALUE",
            description = "a further header; may be repeated")
    private List<String> headers = List.of();

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = "API of the running Tripline (default http://localhost:8420; TRIPLINE_API)",
            defaultValue = "${env:TRIPLINE_API:-http://localhost:8420}")
    private URI api = URI.create("http://localhost:8420");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, "no such file: " + file);
        }
        byte[] body = Files.readAllBytes(file);
        URI target = to.orElseGet(this::onlyHook);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(ApiClient.TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (gitHubSecret.isPresent()) {
            request.header("X-GitHub-Event", gitHubEvent)
                    .header(
                            "X-GitHub-Delivery",
                            delivery.orElseGet(() -> UUID.randomUUID().toString()))
                    .header("X-Hub-Signature-256", "sha256=" + signature(body, secret(gitHubSecret.get())));
        }
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new CommandFailure(2, "a header is NAME: VALUE, not \"" + header + "\"");
            }
            request.setHeader(
                    header.substring(0, colon), header.substring(colon + 1).trim());
        }
        HttpResponse<String> answer = ApiClient.exchange(request.build());
        String id = answer.headers().firstValue("Tripline-Event-Id").orElse("");
        spec.commandLine()
                .getOut()
                .println(answer.statusCode() + " " + answer.body().strip() + (id.isEmpty() ? "" : "  event " + id));
        return answer.statusCode() < 300 ? 0 : 1;
    }

    private URI onlyHook() {
        JsonNode status = new ApiClient(api).get("/api/v1/status").orElseThrow();
        List<String> urls = StreamSupport.stream(status.path("sources").spliterator(), false)
                .map(source -> source.path("url").asText())
                .filter(url -> !url.isEmpty())
                .toList();
        if (urls.size() != 1) {
            throw new CommandFailure(
                    2,
                    urls.isEmpty()
                            ? "no webhook is served at " + api
                            : "several webhooks are served; choose one with --to: " + String.join(", ", urls));
        }
        return URI.create(urls.getFirst());
    }

    private static byte[] secret(String given) throws IOException {
        if (given.startsWith("@")) {
            return Files.readString(Path.of(given.substring(1))).stripTrailing().getBytes(StandardCharsets.UTF_8);
        }
        if (given.startsWith("env:")) {
            String value = System.getenv(given.substring(4));
            if (value == null) {
                throw new CommandFailure(2, "the variable " + given.substring(4) + " is not set");
            }
            return value.getBytes(StandardCharsets.UTF_8);
        }
        return given.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body, byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }
}
