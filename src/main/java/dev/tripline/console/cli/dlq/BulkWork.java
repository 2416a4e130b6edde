package dev.tripline.console.cli.dlq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.cli.api.ApiOptions;
import dev.tripline.console.cli.api.Confirmation;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.console.text.ListText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What redrive and drop have in common: which letters, a look at them, a question, the deed, a count. */
final class BulkWork {
    @Parameters(paramLabel = "NUMBER", arity = "0..*", description = "letters as dlq ls shows them")
    private List<Long> sequences = List.of();

    @Mixin
    private LetterOptions letters = new LetterOptions();

    @Option(names = "--all", description = "all there are, when nothing else is given")
    private boolean all;

    @Option(names = "--max", paramLabel = "N", description = "at most so many, oldest first (default 1000)")
    private Optional<Integer> max = Optional.empty();

    @Option(names = "--dry-run", description = "only show which")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    private boolean yes;

    @Mixin
    private ApiOptions api = new ApiOptions();

    /**
     * @param path of the API
     * @param verb for the question
     * @param done for the count
     * @param asksAlways also about letters that are named
     * @param reason goes with it
     */
    int run(String path, String verb, String done, boolean asksAlways, Optional<String> reason) {
        if (sequences.isEmpty() && letters.isEmpty() && !all) {
            throw new CommandFailure(2, "which letters? Give numbers, a filter such as --sensor, or --all");
        }
        if (!sequences.isEmpty() && !letters.isEmpty()) {
            throw new CommandFailure(2, "numbers and filters do not go together");
        }
        if (dryRun || asksAlways || sequences.isEmpty()) {
            JsonNode chosen = api.client().post(path, request(true, Optional.empty()));
            if (dryRun) {
                show(chosen, "chosen; nothing was done");
                return 0;
            }
            if (chosen.path("matched").asInt() == 0) {
                show(chosen, done);
                return chosen.path("left").isEmpty() ? 0 : CommandFailure.NOT_FOUND;
            }
            sample(chosen);
            String more = chosen.path("more").asBoolean() ? " (there are more)" : "";
            Confirmation.ask(yes, verb + " " + count(chosen.path("matched").asInt()) + more + "?");
        }
        JsonNode answer = api.client().post(path, request(false, reason));
        show(answer, done);
        if (!sequences.isEmpty() && answer.path("matched").asInt() == 0) {
            return CommandFailure.NOT_FOUND;
        }
        return answer.path("left").isEmpty() && !answer.has("stopped") ? 0 : 1;
    }

    private ObjectNode request(boolean dry, Optional<String> reason) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (sequences.isEmpty()) {
            request.set("filter", letters.filter());
        } else {
            ArrayNode numbers = request.putArray("sequences");
            sequences.forEach(numbers::add);
        }
        max.ifPresent(most -> request.put("max", most));
        reason.ifPresent(text -> request.put("reason", text));
        request.put("dryRun", dry);
        return request;
    }

    private void sample(JsonNode answer) {
        if (api.isJson()) {
            return;
        }
        ListText text = new ListText(api.style());
        answer.path("sample").forEach(letter -> api.out().println(text.letter(letter)));
        int further = answer.path("matched").asInt() - answer.path("sample").size();
        if (further > 0) {
            api.out().println("… and " + further + " more");
        }
        api.out().flush();
    }

    private void show(JsonNode answer, String done) {
        if (dryRun) {
            sample(answer);
        }
        int number = answer.path(dryRun ? "matched" : "done").asInt();
        StringBuilder text = new StringBuilder(count(number) + " " + done + System.lineSeparator());
        answer.path("left")
                .forEach(left -> text.append("letter ")
                        .append(left.path("sequence").asLong())
                        .append(" is left: ")
                        .append(left.path("why").asText())
                        .append(System.lineSeparator()));
        if (answer.has("stopped")) {
            text.append("it ended early: ")
                    .append(answer.path("stopped").asText())
                    .append(System.lineSeparator());
        } else if (answer.path("more").asBoolean()) {
            text.append("there are more: call again").append(System.lineSeparator());
        }
        api.show(answer, style -> text.toString());
    }

    private static String count(int number) {
        return number + (number == 1 ? " letter" : " letters");
    }
}
