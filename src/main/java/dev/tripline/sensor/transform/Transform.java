package dev.tripline.sensor.transform;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.jq.Jq;
import dev.tripline.language.path.Json;
import dev.tripline.language.script.LuaScript;

/** Makes another body of an event's body, compiled. Immutable, thread-safe. */
public final class Transform {
    private sealed interface Program {
        String run(Json json, World world) throws EvaluationFailure;

        record None() implements Program {
            @Override
            public String run(Json json, World world) {
                return json.text();
            }
        }

        record OfJq(Jq jq) implements Program {
            @Override
            public String run(Json json, World world) throws EvaluationFailure {
                return json.members().isEmpty()
                        ? jq.transform(json.tree(), world)
                        : jq.transform(json.members(), world);
            }
        }

        record OfLua(LuaScript script) implements Program {
            @Override
            public String run(Json json, World world) throws EvaluationFailure {
                return script.transform(json.members(), world);
            }
        }

        /** Fails with every event. */
        record Broken(String reason) implements Program {
            @Override
            public String run(Json json, World world) throws EvaluationFailure {
                throw new EvaluationFailure(reason);
            }
        }
    }

    private static final Transform NONE = new Transform("", new Program.None());

    private final String name;
    private final Program program;

    private Transform(String name, Program program) {
        this.name = name;
        this.program = program;
    }

    /** Leaves every event alone. */
    public static Transform none() {
        return NONE;
    }

    /** jq wins when both are given; neither leaves the event alone. */
    public static Transform compile(String jq, String script) {
        try {
            if (!jq.isEmpty()) {
                return new Transform("transform.jq", new Program.OfJq(Jq.compile(jq)));
            }
            return script.isEmpty()
                    ? NONE
                    : new Transform("transform.script", new Program.OfLua(LuaScript.compile(script)));
        } catch (BadProgram e) {
            return new Transform(jq.isEmpty() ? "transform.script" : "transform.jq", new Program.Broken(e.reason()));
        }
    }

    /** What checks call it. */
    public String name() {
        return name;
    }

    /** Whether this event comes out as it went in. */
    public boolean leaves(Event event) {
        return program instanceof Program.None || !event.body().isPresent();
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
                Body.of(program.run(json, world)));
    }
}
