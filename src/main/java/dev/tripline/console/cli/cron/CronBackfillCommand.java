package dev.tripline.console.cli.cron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.cli.api.Confirmation;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.Version;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes up for slots of the past. */
@Command(
        name = "backfill",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Has the running Tripline send the slots of a calendar event that lie in a span of time and did not happen."
                        + " Each has the identity of its slot: one that happened is left alone. Asks before it sends.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline cron backfill maintenance/nightly --from 2026-11-20T00:00:00Z --to 2026-11-24T00:00:00Z --dry-run",
            "  tripline cron backfill maintenance/nightly --from 3d --to 1h --yes",
        })
final class CronBackfillCommand implements Callable<Integer> {
    private static final String PATH = "/api/v1/slots/backfill";

    @Parameters(paramLabel = "SOURCE/EVENT", description = "a calendar event with a schedule")
    private String source = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "the first moment: how long ago (2h, 7d) or RFC 3339")
    private String from = "";

    @Option(
            names = "--to",
            paramLabel = "TIME",
            required = true,
            description = "the last moment: how long ago or RFC 3339; not in the future")
    private String to = "";

    @Option(names = "--max", paramLabel = "N", description = "send at most so many, oldest first (default 1000)")
    private Optional<Integer> max = Optional.empty();

    @Option(names = "--dry-run", description = "only show what would be sent, and what happened already")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Override
    public Integer call() {
        if (!dryRun && !yes) {
            JsonNode look = api.client().post(PATH, request(true));
            int due = look.path("due").asInt();
            if (due == 0) {
                api.show(look, style -> text(look, style));
                return 0;
            }
            api.out().print(text(look, api.style()));
            api.out().flush();
            Confirmation.ask(false, "send " + count(due) + "?");
        }
        JsonNode answer = api.client().post(PATH, request(dryRun));
        api.show(answer, style -> text(answer, style));
        return answer.has("stopped") ? 1 : 0;
    }

    private ObjectNode request(boolean dry) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("source", source)
                .put("from", from)
                .put("to", to)
                .put("dryRun", dry);
        max.ifPresent(most -> request.put("max", most));
        return request;
    }

    private static String text(JsonNode answer, Style style) {
        StringBuilder text = new StringBuilder();
        for (JsonNode slot : answer.path("slots")) {
            line(text, SlotText.of(slot) + "  " + state(slot.path("state").asText(), style));
        }
        List<String> counts = List.of(
                count(answer.path(answer.path("dryRun").asBoolean() ? "due" : "sent")
                                .asInt())
                        + (answer.path("dryRun").asBoolean() ? " to send" : " sent"),
                (answer.path("fired").asInt() + answer.path("repeated").asInt()) + " happened already");
        line(text, String.join(", ", counts));
        if (answer.path("filtered").asInt() > 0) {
            line(text, answer.path("filtered").asInt() + " kept from the bus by the event's own filter");
        }
        line(
                text,
                answer.has("knownSince")
                        ? "nobody remembers slots before " + plain(answer, "knownSince")
                                + ": they count as not happened"
                        : "the ledger is empty: all slots count as not happened");
        if (answer.has("stopped")) {
            line(text, "it ended early: " + plain(answer, "stopped"));
        } else if (answer.path("more").asBoolean()) {
            line(text, "there are more: raise --max, or call again");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String state(String state, Style style) {
        return switch (state) {
            case "fired", "repeated" -> style.dim("happened already");
            case "due" -> "to send";
            case "sent" -> style.good("sent");
            default -> style.warn(Style.plain(state));
        };
    }

    private static String count(int number) {
        return number + (number == 1 ? " slot" : " slots");
    }

    private static String plain(JsonNode node, String field) {
        return Style.plain(node.path(field).asText());
    }
}
