package dev.tripline.runtime.connectors;

import dev.tripline.manifest.meaning.Section;

/**
 * A kind of event source or trigger, for people.
 *
 * @param kind its key in a manifest
 * @param served whether this version does what the kind does; else it is read and checked only
 * @param section its fields; for a source those of one event
 * @param delivery what is acknowledged when, or how often an action is attempted
 * @param identity where the id of an occurrence comes from, or how the target learns the id of an action; empty when not served
 * @param example a manifest that loads, as YAML; empty when there is none
 */
public record Connector(
        Side side,
        String kind,
        Shape shape,
        boolean served,
        Section section,
        String delivery,
        String identity,
        String example) {
    /** Whether events come in or actions go out. */
    public enum Side {
        SOURCE,
        TRIGGER
    }

    /** How it works. */
    public enum Shape {
        /** Is called over HTTP. */
        HOOK,
        /** Reaches out and keeps listening. */
        LISTENER,
        /** Acts, once for each attempt. */
        ACTION
    }

    /** What it is, in a sentence. */
    public String what() {
        return section.meaning();
    }
}
