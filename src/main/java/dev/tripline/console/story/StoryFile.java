package dev.tripline.console.story;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.binding.Key;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test file.
 *
 * @param manifests files and folders beside this file; without them its folder
 */
@RegisterForReflection
public record StoryFile(List<String> manifests, List<Story> tests) {
    public StoryFile {
        new Complaints()
                .when(tests.isEmpty(), "tests", "a test file needs tests: [{name: …, given: […], expect: {…}}]")
                .throwIfAny();
    }

    /**
     * One test.
     *
     * @param at when it begins; 2026-01-01T00:00:00Z unless given
     */
    @RegisterForReflection
    public record Story(String name, String at, List<Step> given, Node.Obj expect) {
        static final String BEGIN = "2026-01-01T00:00:00Z";

        public Story {
            at = at.isEmpty() ? BEGIN : at;
            new Complaints()
                    .when(name.isEmpty(), "name", "a test needs a name")
                    .when(given.isEmpty(), "given", "a test needs given: what happens")
                    .when(
                            expect.members().isEmpty(),
                            "expect",
                            "a test needs expect: what shall come of it",
                            "e.g. expect: {triggers: none}")
                    .addAll(time("at", at))
                    .throwIfAny();
        }
    }

    /**
     * What happens: an event, or time that passes.
     *
     * @param source {@code eventSource/event}
     * @param time of the event; now unless given
     * @param data what sensors see
     * @param body what is posted to a webhook; sensors see it under {@code body}
     * @param file a CloudEvent as JSON, or with {@code source} its data
     * @param pause {@code wait}: a duration that passes; events of calendars happen meanwhile
     */
    @RegisterForReflection
    public record Step(
            String source,
            String id,
            String type,
            String time,
            Optional<Node> data,
            Optional<Node> body,
            Map<String, String> headers,
            String file,
            Optional<Node> event,
            @Key("wait") String pause) {
        public Step {
            int ways = count(data.isPresent())
                    + count(body.isPresent())
                    + count(!file.isEmpty())
                    + count(event.isPresent())
                    + count(!pause.isEmpty());
            new Complaints()
                    .when(ways != 1, "", "want exactly one of data, body, file, event, wait")
                    .when(
                            (data.isPresent() || body.isPresent()) && source.isEmpty(),
                            "",
                            "where does it come from? Give source: eventSource/event")
                    .when(
                            !source.isEmpty() && !source.matches("[^/]+/[^/]+"),
                            "source",
                            "want eventSource/event, not \"" + source + "\"")
                    .when(
                            !pause.isEmpty() && !isDuration(pause),
                            "wait",
                            "\"" + pause + "\" is not a duration",
                            "like 90s, 5m, 1h30m")
                    .addAll(StoryFile.time("time", time))
                    .throwIfAny();
        }

        private static int count(boolean given) {
            return given ? 1 : 0;
        }

        private static boolean isDuration(String text) {
            return GoDuration.find(text)
                    .filter(duration -> !duration.isNegative())
                    .isPresent();
        }
    }

    private static List<Complaint> time(String component, String text) {
        try {
            if (!text.isEmpty()) {
                OffsetDateTime.parse(text);
            }
            return List.of();
        } catch (DateTimeException e) {
            return List.of(new Complaint(component, "\"" + text + "\" is not RFC 3339", "like 2026-01-01T00:00:00Z"));
        }
    }
}
