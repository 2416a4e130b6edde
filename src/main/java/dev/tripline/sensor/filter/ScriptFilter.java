package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.Program;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.language.script.LuaScript;

/** The script filter: a Lua chunk that returns true (sensor specification 2.7). */
final class ScriptFilter {
    private final Program<LuaScript> program;

    ScriptFilter(String script) {
        this.program = Program.of(script, LuaScript::compile);
    }

    /** A failed check's {@code actual} is the error. */
    Check check(Json json, World world) {
        try {
            boolean holds = program.get().test(json.members(), world);
            return check(holds ? Check.Result.PASSED : Check.Result.REJECTED, holds ? "true" : "not true");
        } catch (EvaluationFailure e) {
            return check(Check.Result.FAILED, e.reason());
        }
    }

    /** An event without a body passes. */
    Check absent() {
        return check(Check.Result.PASSED, "the event has no data");
    }

    Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private static Check check(Check.Result result, String actual) {
        return new Check("script", "the script's result", "true", result, actual);
    }
}
