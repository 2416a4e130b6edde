package dev.tripline.source.bitbucketserver;

import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonCompactor;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a {@code repo:refs_changed} delivery, as far as the rules look at it.
 *
 * @param rest the body without {@code changes} and without its closing brace; {@code some} says whether it has members
 */
record RefsChanged(String project, String repository, List<Change> changes, byte[] rest, boolean some) {
    private static final String CHANGES = "changes";

    /**
     * One changed branch or tag.
     *
     * @param number its place in the delivery, which stays when others are left out
     */
    record Change(int number, JsonText json, String refType, String type, String toHash) {
        /** Whether an open pull request for its commit makes it redundant. */
        boolean dependsOnPullRequests() {
            return refType.equals("BRANCH") && !type.equals("DELETE");
        }
    }

    static RefsChanged read(byte[] body) throws MalformedBody {
        JsonText whole = JsonText.object(body);
        Optional<JsonText> repository = section(whole, "repository");
        Optional<JsonText> project = repository.isEmpty() ? Optional.empty() : section(repository.get(), "project");
        List<Change> changes = new ArrayList<>();
        for (JsonText change : elements(whole)) {
            changes.add(change(changes.size(), change));
        }
        JsonBuffer rest = new JsonBuffer(whole.size());
        boolean some = JsonCompactor.copyOpenObject(body, rest, Set.of(CHANGES));
        return new RefsChanged(
                project.isEmpty() ? "" : project.get().text("key"),
                repository.isEmpty() ? "" : repository.get().text("slug"),
                changes,
                rest.toBytes(),
                some);
    }

    private static List<JsonText> elements(JsonText whole) throws MalformedBody {
        Optional<JsonText> changes = whole.member(CHANGES).filter(given -> !given.isNull());
        return changes.isEmpty()
                ? List.of()
                : changes.get()
                        .elements()
                        .orElseThrow(() -> new MalformedBody("invalid JSON: wanted a list at changes"));
    }

    private static Change change(int number, JsonText json) throws MalformedBody {
        if (!json.isObject()) {
            throw new MalformedBody("invalid JSON: wanted an object at changes");
        }
        Optional<JsonText> ref = section(json, "ref");
        return new Change(
                number, json, ref.isEmpty() ? "" : ref.get().text("type"), json.text("type"), json.text("toHash"));
    }

    private static Optional<JsonText> section(JsonText object, String name) throws MalformedBody {
        Optional<JsonText> section = object.member(name).filter(given -> !given.isNull());
        if (section.isPresent() && !section.get().isObject()) {
            throw new MalformedBody("invalid JSON: wanted an object at " + name);
        }
        return section;
    }

    /** The whole body, with this one change only. */
    void write(Change change, JsonBuffer out) {
        out.raw(rest).raw(some ? "," : "").string(CHANGES).raw(":[");
        out.json(change.json());
        out.raw("]}");
    }
}
