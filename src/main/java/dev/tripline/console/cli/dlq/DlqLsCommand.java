package dev.tripline.console.cli.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.text.ListText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
        name = "ls",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists dead letters, newest first: number, time, class, trigger, action, cause.")
final class DlqLsCommand implements Callable<Integer> {
    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Option(names = "--group", description = "count them by class and trigger")
    private boolean group;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many, up to 500 (default 50)")
    private Optional<String> limit = Optional.empty();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        ListText text = new ListText(api.style());
        Map<String, Optional<String>> query = letters.query();
        if (group) {
            JsonNode groups = api.client()
                    .get(ApiClient.path("/api/v1/dead-letters/groups", query))
                    .orElseThrow();
            api.showItems(groups, "no dead letters", text::group);
            return 0;
        }
        query.put("limit", limit);
        JsonNode page =
                api.client().get(ApiClient.path("/api/v1/dead-letters", query)).orElseThrow();
        api.showItems(page, "no dead letters", text::letter);
        return 0;
    }
}
