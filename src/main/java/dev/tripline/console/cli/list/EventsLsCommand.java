package dev.tripline.console.cli.list;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.text.ListText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists decided events. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists decided events, newest first: what came of them, and what kept each sensor from more.",
        footerHeading = "%nExamples:%n",
        footer = "  tripline events ls --source door/hello --result rejected --since 10m")
final class EventsLsCommand implements Callable<Integer> {
    @Option(
            names = "--source",
            paramLabel = "SOURCE[/EVENT]",
            description = "of this event source, or one of its events")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            description = "to which this sensor listened; the result is this one's")
    private Optional<String> sensor = Optional.empty();

    @Option(names = "--result", paramLabel = "RESULT", description = "fired, waiting, rejected, error or unmatched")
    private Optional<String> result = Optional.empty();

    @Option(names = "--replay-of", paramLabel = "EVENT-ID", description = "replays of this event")
    private Optional<String> replayOf = Optional.empty();

    @Mixin
    private PageOptions part = new PageOptions();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("source", source);
        query.put("sensor", sensor);
        query.put("result", result);
        query.put("replayOf", replayOf);
        part.addTo(query);
        JsonNode page =
                api.client().get(ApiClient.path("/api/v1/events", query)).orElseThrow();
        api.showItems(page, "no such events in this time", new ListText(api.style())::event);
        return 0;
    }
}
