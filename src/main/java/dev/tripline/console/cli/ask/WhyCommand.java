package dev.tripline.console.cli.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Version;
import dev.tripline.console.text.ActionText;
import dev.tripline.console.text.ListText;
import dev.tripline.console.text.WhyText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what became of an event or an action, or what a trigger did and did not do, and why. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows the path of an event: each sensor that listened, each filter with what it wanted and saw, what a"
                        + " condition waits for, each action, its attempts and their answers. Or an action, or a trigger's doings.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline why 0199f3c2a7b04c1e9d2f6a7b8c9d0e1f",
            "  tripline why 0199f3c2a7b04c1e9d2f6a7b8c9d0e1f -o json | jq .sensors",
            "  tripline why --trigger hello/greet --since 10m",
        })
public final class WhyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description =
                    "of an event, as the terminal, the log and the header Tripline-Event-Id show it, or of an action")
    private Optional<String> id = Optional.empty();

    @Option(names = "--trigger", paramLabel = "SENSOR/TRIGGER", description = "each event that it could have acted on")
    private Optional<String> trigger = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "with --trigger: how long ago or RFC 3339 (default 1h)")
    private Optional<String> since = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "with --trigger: at most so many, up to 500 (default 50)")
    private Optional<String> limit = Optional.empty();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        if (id.isPresent() == trigger.isPresent()) {
            throw new CommandFailure(2, "why what? Give the id of an event or an action, or --trigger SENSOR/TRIGGER");
        }
        id.ifPresentOrElse(this::one, this::doings);
        return 0;
    }

    private void one(String wanted) {
        ApiClient client = api.client();
        Optional<JsonNode> event = client.get("/api/v1/events/" + ApiClient.segment(wanted));
        if (event.isPresent()) {
            api.show(event.get(), style -> new WhyText(style).of(event.get()));
            return;
        }
        JsonNode action = client.get("/api/v1/actions/" + ApiClient.segment(wanted))
                .orElseThrow(() -> new CommandFailure(
                        CommandFailure.NOT_FOUND,
                        "no decision about event " + wanted + " and no attempt of such an action at " + api.address()
                                + ": the id is wrong, it is not decided yet, or it is older than the ledger keeps"));
        api.show(action, style -> ActionText.of(action, style));
    }

    private void doings() {
        String[] parts = trigger.orElseThrow().split("/", 2);
        if (parts.length < 2) {
            throw new CommandFailure(2, "--trigger: want SENSOR/TRIGGER, not " + trigger.get());
        }
        Map<String, Optional<String>> query = new LinkedHashMap<>();
        query.put("sensor", Optional.of(parts[0]));
        query.put("trigger", Optional.of(parts[1]));
        query.put("since", since);
        query.put("limit", limit);
        JsonNode page =
                api.client().get(ApiClient.path("/api/v1/events", query)).orElseThrow();
        api.showItems(page, "no event that it could have acted on in this time", new ListText(api.style())::event);
    }
}
