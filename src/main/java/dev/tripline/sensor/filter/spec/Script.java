package dev.tripline.sensor.filter.spec;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.LuaScript;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.binding.FromText;
import dev.tripline.manifest.binding.InvalidConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A Lua chunk of a manifest that can be compiled; empty when there is none. Equal by its text. */
@FromText
@RegisterForReflection
public final class Script {
    private final String text;

    private Script(String text) {
        this.text = text;
    }

    /**
     * @throws InvalidConfig with the place in the chunk
     */
    public static Script of(String text) {
        try {
            if (!text.isEmpty()) {
                LuaScript.compile(text);
            }
            return new Script(text);
        } catch (BadProgram e) {
            throw new InvalidConfig(List.of(new Complaint("", e.reason(), "every event would fail here")));
        }
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Script that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text.length() + " characters of Lua";
    }
}
