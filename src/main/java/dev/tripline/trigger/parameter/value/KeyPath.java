package dev.tripline.trigger.parameter.value;

import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.language.path.PathValue;
import dev.tripline.manifest.binding.FromText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A gjson path of a manifest, compiled when the manifest is applied. Equal by its text; safe for any thread. */
@FromText
@RegisterForReflection
public final class KeyPath {
    private final String text;
    private final Path path;

    private KeyPath(String text) {
        this.text = text;
        this.path = Path.compile(text);
    }

    public static KeyPath of(String text) {
        return new KeyPath(text);
    }

    /** As written. */
    public String text() {
        return text;
    }

    /** Whether the manifest leaves it out. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    public PathValue in(Json json) {
        return path.in(json);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyPath that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
