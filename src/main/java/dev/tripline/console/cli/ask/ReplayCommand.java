package dev.tripline.console.cli.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.cli.api.Confirmation;
import dev.tripline.console.explain.ExplainText;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends past events again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Sends past events again, as new events with new ids and new actions. Asks before it sends more than one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline replay --event 0199f3c2a7b04c1e9d2f6a7b8c9d0e1f --set body.name=Ada --dry-run",
            "  tripline replay --source door/hello --since 2h --until 1h --sensor hello",
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Option(names = "--event", paramLabel = "ID", description = "this event")
    private Optional<String> event = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "SOURCE[/EVENT]",
            description = "all of an event source, or one of its events")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "with --source: how long ago (10m, 2h, 7d) or RFC 3339")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "with --source: until then (default now)")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description = "only this sensor decides (default: all that listen)")
    private Optional<String> sensor = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "changes the body, as parameters do; VALUE is JSON, or else a text; may be repeated")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--max", paramLabel = "N", description = "at most so many, oldest first (default 1000)")
    private Optional<Integer> max = Optional.empty();

    @Option(names = "--dry-run", description = "explain what the sensors in force would do, for at most 100 events")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        if (event.isPresent() == source.isPresent()) {
            throw new CommandFailure(2, "which events? Give --event ID, or --source SOURCE/EVENT with --since TIME");
        }
        if (source.isPresent() && !dryRun && !yes) {
            JsonNode chosen = api.client().post("/api/v1/replays", request(true));
            int matched = chosen.path("matched").asInt();
            if (matched > 0) {
                chosen.path("events").forEach(one -> api.out().println("event " + plain(one, "of")));
                api.out().flush();
                String more = chosen.path("more").asBoolean() ? " or more" : "";
                Confirmation.ask(false, "send " + matched + more + " events again?");
            }
        }
        JsonNode answer = api.client().post("/api/v1/replays", request(dryRun));
        api.show(answer, style -> text(answer, style));
        return answer.path("stopped").asText().isEmpty() ? 0 : 1;
    }

    private ObjectNode request(boolean dry) {
        ObjectNode request = JSON.createObjectNode();
        event.ifPresent(id -> request.put("event", id));
        source.ifPresent(text -> request.put("source", text));
        since.ifPresent(text -> request.put("since", text));
        until.ifPresent(text -> request.put("until", text));
        sensor.ifPresent(name -> request.put("sensor", name));
        max.ifPresent(most -> request.put("max", most));
        if (!set.isEmpty()) {
            ObjectNode values = request.putObject("set");
            set.forEach((path, value) -> values.set(path, value(value)));
        }
        request.put("dryRun", dry);
        return request;
    }

    private static JsonNode value(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            return json.isMissingNode() ? JSON.getNodeFactory().textNode(text) : json;
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private String text(JsonNode answer, Style style) {
        StringBuilder text = new StringBuilder();
        if (dryRun) {
            text.append(new ExplainText(style).of(answer.path("explanation")));
        } else {
            answer.path("events")
                    .forEach(one -> text.append("event ")
                            .append(style.bold(plain(one, "id")))
                            .append("  replay of ")
                            .append(plain(one, "of"))
                            .append(System.lineSeparator()));
        }
        int matched = answer.path("matched").asInt();
        text.append(matched)
                .append(matched == 1 ? " event" : " events")
                .append(dryRun ? " looked at; nothing was sent" : " sent again")
                .append(System.lineSeparator());
        if (answer.has("stopped")) {
            text.append("it ended early: ").append(plain(answer, "stopped")).append(System.lineSeparator());
        } else if (answer.path("more").asBoolean()) {
            text.append("there are more in this time").append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String plain(JsonNode node, String field) {
        return Style.plain(node.path(field).asText());
    }
}
