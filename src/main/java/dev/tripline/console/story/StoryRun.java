package dev.tripline.console.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.explain.EventFiles;
import dev.tripline.console.explain.EventInput;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.runtime.rehearsal.Heard;
import dev.tripline.runtime.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays one story to its end, in virtual time. */
final class StoryRun {
    /** Everything that came of it. */
    record Outcome(List<Heard.Judgement> judgements, List<Heard.Action> actions, List<Heard.Pending> pending) {}

    private final Rehearsal rehearsal;
    private final Path folder;
    private final List<Heard.Judgement> judgements = new ArrayList<>();
    private final List<Heard.Action> actions = new ArrayList<>();
    private Instant now;
    private int number;

    private StoryRun(Rehearsal rehearsal, Path folder, Instant begin) {
        this.rehearsal = rehearsal;
        this.folder = folder;
        this.now = begin;
    }

    /**
     * @param folder where the files of a story are looked for
     * @throws CommandFailure when a file cannot be read, or an event makes no sense
     */
    static Outcome play(StoryFile.Story story, Rehearsal rehearsal, Path folder) {
        StoryRun run =
                new StoryRun(rehearsal, folder, OffsetDateTime.parse(story.at()).toInstant());
        for (StoryFile.Step step : story.given()) {
            run.step(step);
        }
        return new Outcome(run.judgements, run.actions, rehearsal.pending(run.now));
    }

    private void step(StoryFile.Step step) {
        if (!step.pause().isEmpty()) {
            Instant until = now.plus(GoDuration.parse(step.pause()));
            rehearsal.scheduled(now, until).forEach(one -> take(one, one.time().orElse(until)));
            now = until;
            return;
        }
        for (Event event : events(step)) {
            take(event, event.time().orElse(now));
        }
    }

    private void take(Event event, Instant at) {
        Heard heard = rehearsal.accept(event, at);
        judgements.addAll(heard.judgements());
        actions.addAll(heard.actions());
    }

    private List<Event> events(StoryFile.Step step) {
        number++;
        Optional<String> source = step.source().isEmpty() ? Optional.empty() : Optional.of(step.source());
        if (!step.file().isEmpty()) {
            Path file = folder.resolve(step.file());
            EventFiles files = new EventFiles(source);
            return source.isPresent() ? List.of(files.data(file)) : files.events(file);
        }
        ObjectNode event =
                step.event().map(Subset::json).orElse(JsonNodeFactory.instance.objectNode()) instanceof ObjectNode given
                        ? given.deepCopy()
                        : JsonNodeFactory.instance.objectNode();
        source.ifPresent(place -> {
            event.put("source", place.substring(0, place.indexOf('/')));
            event.put("subject", place.substring(place.indexOf('/') + 1));
        });
        put(event, "id", step.id());
        put(event, "type", step.type());
        put(event, "time", step.time().isEmpty() && !event.has("time") ? now.toString() : step.time());
        step.data().ifPresent(data -> event.set("data", Subset.json(data)));
        step.body().ifPresent(body -> event.set("data", posted(step, body)));
        try {
            return List.of(EventInput.of(event, number));
        } catch (MalformedEvent e) {
            throw new CommandFailure(CommandFailure.INVALID, "given[" + (number - 1) + "]: " + e.reason());
        }
    }

    private static void put(ObjectNode event, String attribute, String value) {
        if (!value.isEmpty()) {
            event.put(attribute, value);
        }
    }

    private static JsonNode posted(StoryFile.Step step, Node body) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        ObjectNode header = payload.putObject("header");
        header.putArray("Content-Type").add("application/json");
        step.headers().forEach((name, value) -> header.putArray(name).add(value));
        payload.set("body", Subset.json(body));
        return payload;
    }
}
