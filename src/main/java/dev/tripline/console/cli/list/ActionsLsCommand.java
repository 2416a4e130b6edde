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

/** Lists attempted actions. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists actions by their newest attempt, newest first.",
        footerHeading = "%nExamples:%n",
        footer = "  tripline actions ls --sensor hello --state again")
final class ActionsLsCommand implements Callable<Integer> {
    @Option(names = "--sensor", paramLabel = "NAME", description = "of this sensor")
    private Optional<String> sensor = Optional.empty();

    @Option(names = "--trigger", paramLabel = "NAME", description = "of this trigger")
    private Optional<String> trigger = Optional.empty();

    @Option(names = "--outcome", paramLabel = "OUTCOME", description = "done, retry, rejected or unknown")
    private Optional<String> outcome = Optional.empty();

    @Option(names = "--state", paramLabel = "STATE", description = "finished, again or buried")
    private Optional<String> state = Optional.empty();

    @Mixin
    private PageOptions part = new PageOptions();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("sensor", sensor);
        query.put("trigger", trigger);
        query.put("outcome", outcome);
        query.put("state", state);
        part.addTo(query);
        JsonNode page =
                api.client().get(ApiClient.path("/api/v1/actions", query)).orElseThrow();
        api.showItems(page, "no such actions in this time", new ListText(api.style())::attempt);
        return 0;
    }
}
