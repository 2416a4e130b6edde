package dev.tripline.sensor.transform;

import dev.tripline.language.BadProgram;
import dev.tripline.language.jq.Jq;
import dev.tripline.language.script.LuaScript;
import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A dependency's {@code transform} as written. */
@RegisterForReflection
public record TransformSpec(String jq, String script) implements Advised {
    public TransformSpec {
        Complaints complaints = new Complaints();
        try {
            if (!jq.isEmpty()) {
                Jq.compile(jq);
            }
        } catch (BadProgram e) {
            complaints.when(true, "jq", e.reason(), "every event would fail here");
        }
        try {
            if (!script.isEmpty()) {
                LuaScript.compile(script);
            }
        } catch (BadProgram e) {
            complaints.when(true, "script", e.reason(), "every event would fail here");
        }
        complaints.throwIfAny();
    }

    @Override
    public List<Complaint> advice() {
        return jq.isEmpty() || script.isEmpty()
                ? List.of()
                : List.of(new Complaint("script", "script has no effect: jq is given and wins", "remove one of them"));
    }
}
