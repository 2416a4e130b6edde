package dev.tripline.trigger;

import dev.tripline.event.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;

/**
 * A kind of Argo Events whose section is read, checked and rendered, but which this version does not carry out: people are
 * told so when the manifest is loaded, and its actions go to the dead letters with everything needed to drive them again. To
 * serve it, make the bean a plain {@link TriggerKind}; its folder and its record stay.
 */
public interface KnownTrigger<C extends Record> extends TriggerKind<C, KnownTrigger.Request> {
    /** What would be done. */
    record Request(String kind, Map<String, Object> summary) implements Rendered {}

    /** A request of this kind, as {@link #render} returns it. */
    default Request request(Summary summary) {
        return new Request(key(), summary.members());
    }

    @Override
    default Optional<String> unserved() {
        return Optional.of("is known, not served by this version");
    }

    @Override
    default Uni<Outcome> act(Request request) {
        return Uni.createFrom()
                .item(new Outcome.Rejected("the trigger kind " + request.kind()
                        + " is known, but not served by this version; serve it with a later one and drive this again"));
    }

    @Override
    default String delivery() {
        return "Not served by this version: what would be done is rendered, and the action goes to the dead letters.";
    }
}
