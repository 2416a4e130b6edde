package dev.tripline.console.cli.cron;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.cli.api.ApiClient;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.cli.check.Offline;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.terminal.Style;
import dev.tripline.console.terminal.Version;
import dev.tripline.event.Origin;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.ManifestCompiler;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What comes next, over all calendar events. */
@Command(
        name = "top",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Shows the next runs over all calendar events of some manifests, and what changes of the clock and"
                        + " exclusions do to them; with --missed also slots that did not happen, as the running Tripline knows.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tripline cron top examples/cron",
            "  tripline cron top examples/cron -n 5 --at 2026-03-28T12:00:00Z",
            "  tripline cron top examples/cron --missed 7d",
        })
final class CronTopCommand implements Callable<Integer> {
    private static final int MOST = 10_000;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "manifests, or folders of them")
    private List<Path> paths = List.of();

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "how many (default 20)")
    private int count = 20;

    @Option(names = "--at", paramLabel = "TIME", description = "after this moment, RFC 3339 (default now)")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--missed",
            paramLabel = "TIME",
            description =
                    "ask the running Tripline for slots since then that did not happen: how long ago (24h, 7d) or RFC 3339")
    private Optional<String> missed = Optional.empty();

    @Mixin
    private ApiOptions api = new ApiOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (count < 1 || count > MOST) {
            throw new ParameterException(spec.commandLine(), "--count: want 1 to " + MOST);
        }
        Instant after = at.map(this::time).orElseGet(Instant::now);
        Optional<JsonNode> absent = missed.map(since -> api.client()
                .get(ApiClient.path("/api/v1/slots/missed", Map.of("since", Optional.of(since))))
                .orElseThrow(() -> new CommandFailure(
                        CommandFailure.UNAVAILABLE,
                        api.address() + " does not know /api/v1/slots: is it an older one?")));
        return Offline.run((compiler, explainer) -> show(compiler, after, absent));
    }

    private Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "--at: not RFC 3339: " + text);
        }
    }

    private int show(ManifestCompiler compiler, Instant after, Optional<JsonNode> absent) {
        Problems problems = new Problems();
        Upcoming upcoming = Upcoming.of(
                compiler.compile(
                                Offline.files(paths).files().stream()
                                        .flatMap(file -> file.manifests().stream())
                                        .toList(),
                                problems)
                        .sources(),
                after,
                count);
        if (upcoming.runs().isEmpty()) {
            throw new CommandFailure(
                    CommandFailure.NOT_FOUND,
                    "no calendar event in these manifests that will fire"
                            + (problems.hasErrors() ? ", but there are errors; see tripline validate" : ""));
        }
        ObjectNode answer = json(upcoming, after);
        absent.ifPresent(found -> answer.set("missed", found));
        api.show(answer, style -> text(upcoming, after, absent, style));
        return 0;
    }

    private static ObjectNode json(Upcoming upcoming, Instant after) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("at", after.toString());
        ArrayNode runs = answer.putArray("runs");
        for (Upcoming.Run run : upcoming.runs()) {
            named(runs.addObject(), run.origin())
                    .put("at", run.at().toString())
                    .put("zone", run.zone().getId())
                    .put("local", run.at().atZone(run.zone()).toOffsetDateTime().toString())
                    .put("inSeconds", Duration.between(after, run.at()).toSeconds())
                    .put("fromStart", !run.absolute());
        }
        ArrayNode remarks = answer.putArray("remarks");
        upcoming.remarks()
                .forEach(noted -> named(remarks.addObject(), noted.origin())
                        .put("at", noted.remark().at().toString())
                        .put("text", noted.remark().text()));
        return answer;
    }

    private static ObjectNode named(ObjectNode node, Origin origin) {
        return node.put("source", origin.eventSource()).put("event", origin.event());
    }

    private static String text(Upcoming upcoming, Instant after, Optional<JsonNode> absent, Style style) {
        StringBuilder text = new StringBuilder();
        for (Upcoming.Run run : upcoming.runs()) {
            String wait = "in " + SlotText.in(Duration.between(after, run.at()));
            line(
                    text,
                    SlotText.time(run.at(), run.zone()) + "  " + run.at() + "  %-11s  ".formatted(wait) + run.origin()
                            + (run.absolute() ? "" : style.dim("  when it starts now")));
        }
        for (Upcoming.Noted noted : upcoming.remarks()) {
            line(
                    text,
                    style.warn("! ") + SlotText.time(noted.remark().at(), noted.zone()) + "  " + noted.origin() + ": "
                            + noted.remark().text());
        }
        absent.ifPresent(found -> missed(text, found, style));
        return text.toString();
    }

    private static void missed(StringBuilder text, JsonNode found, Style style) {
        for (JsonNode slot : found.path("items")) {
            String reason = Style.plain(slot.path("reason").asText());
            line(text, style.bad("✗ ") + SlotText.of(slot) + "  missed" + (reason.isEmpty() ? "" : ": " + reason));
        }
        if (found.path("items").isEmpty() && found.has("knownSince")) {
            line(text, "no slot was missed");
        }
        if (found.path("truncated").asBoolean()) {
            line(text, "there are more: ask for a shorter time");
        }
        line(
                text,
                found.has("knownSince")
                        ? "slots before " + Style.plain(found.path("knownSince").asText()) + " are not judged"
                        : "the ledger is empty: nobody knows");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
