package dev.tripline.console.cli.list;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Failures;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.text.ListText;
import dev.tripline.language.duration.GoDuration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches what is decided and attempted. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows decisions and attempts as they are recorded, of all replicas, until Ctrl-C. Connects again when the"
                        + " connection is lost; what happened meanwhile is in the lists.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline tail --sensor hello",
            "  tripline tail --outcome rejected -o json | jq .detail",
        })
public final class TailCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Option(names = "--source", paramLabel = "SOURCE[/EVENT]", description = "decisions about these events only")
    private Optional<String> source = Optional.empty();

    @Option(names = "--sensor", paramLabel = "NAME", description = "of this sensor")
    private Optional<String> sensor = Optional.empty();

    @Option(names = "--trigger", paramLabel = "NAME", description = "of this trigger")
    private Optional<String> trigger = Optional.empty();

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "a result of events (fired, waiting, rejected, error, unmatched) or of attempts (done, retry,"
                    + " rejected, unknown)")
    private Optional<String> outcome = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "end after so many lines")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--for", paramLabel = "DURATION", description = "end after this time, like 30s")
    private Optional<String> duration = Optional.empty();

    @Mixin
    private ApiOptions api = new ApiOptions();

    private long shown;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("source", source);
        query.put("sensor", sensor);
        query.put("trigger", trigger);
        query.put("outcome", outcome);
        String path = ApiClient.path("/api/v1/tail", query);
        Deadline end = new Deadline(duration.map(this::parsed));
        Duration wait = FIRST_WAIT;
        while (!isEnough() && !end.isOver()) {
            try (InputStream lines = api.client().open(path)) {
                end.watch(lines);
                wait = FIRST_WAIT;
                read(lines, end);
            } catch (IOException e) {
                if (!end.isOver()) {
                    tell(api.address() + " does not answer (" + Failures.text(e) + "); tried again");
                }
            }
            if (!isEnough() && !end.isOver()) {
                long millis = wait.toMillis();
                Thread.sleep(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
            }
        }
        return 0;
    }

    private Duration parsed(String text) {
        try {
            return GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(2, "--for: " + e.getMessage());
        }
    }

    private boolean isEnough() {
        return limit.map(most -> shown >= most).orElse(false);
    }

    private void read(InputStream in, Deadline end) throws IOException {
        ListText text = new ListText(api.style());
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            end.heard();
            JsonNode record = JSON.readTree(line);
            switch (record.path("kind").asText()) {
                case "keepAlive" -> {}
                case "end" -> tell(record.path("reason").asText());
                default -> {
                    api.out().println(api.isJson() ? line : text.tail(record));
                    api.out().flush();
                    shown++;
                }
            }
            if (isEnough()) {
                return;
            }
        }
    }

    private void tell(String sentence) {
        api.err().println(sentence);
        api.err().flush();
    }
}
