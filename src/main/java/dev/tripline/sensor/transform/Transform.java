package dev.tripline.sensor.transform;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.Program;
import dev.tripline.language.World;
import dev.tripline.language.jq.Jq;
import dev.tripline.language.path.Json;
import dev.tripline.language.script.LuaScript;

/** Makes another body of an event's body, compiled. Immutable, thread-safe. */
public final class Transform {
    private static final Transform NONE = new Transform("", (json, world) -> json.text());

    /** Makes the text of the new body. */
    @FunctionalInterface
    private interface Step {
        String run(Json json, World world) throws EvaluationFailure;
    }

    private final String name;
    private final Step step;

    private Transform(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    /** Leaves every event alone. */
    public static Transform none() {
        return NONE;
    }

    /** jq wins when both are given; neither leaves the event alone. */
    public static Transform compile(String jq, String script) {
        if (!jq.isEmpty()) {
            Program<Jq> program = Program.of(jq, Jq::compile);
            return new Transform("transform.jq", (json, world) -> {
                boolean filled = !json.members().isEmpty();
                return program.get().transform(filled ? json.members() : json.tree(), world);
            });
        }
        if (script.isEmpty()) {
            return NONE;
        }
        Program<LuaScript> program = Program.of(script, LuaScript::compile);
        return new Transform("transform.script", (json, world) -> program.get().transform(json.members(), world));
    }

    /** What checks call it. */
    public String name() {
        return name;
    }

    /** Whether this event comes out as it went in. */
    public boolean leaves(Event event) {
        return this == NONE || !event.body().isPresent();
    }

    /**
     * The event with its new body, which is JSON; everything else stays as it was.
     *
     * @param json the body
     * @throws EvaluationFailure when it cannot be transformed
     */
    public Event apply(Event event, Json json, World world) throws EvaluationFailure {
        if (leaves(event)) {
            return event;
        }
        return new Event(
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                Event.JSON,
                event.extensions(),
                Body.of(step.run(json, world)));
    }
}
