package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/** A function written in jq that is the same for all programs. Gets its body once, before anybody calls it. */
public final class PreludeFunction {
    private final String name;
    private @Nullable Node body;

    /**
     * @param name with the number of its parameters, as in {@code map/1}
     */
    public PreludeFunction(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    public void define(Node as) {
        body = as;
    }

    Node body() {
        Node known = body;
        if (known == null) {
            throw new IllegalStateException(name + " has no body yet");
        }
        return known;
    }
}
