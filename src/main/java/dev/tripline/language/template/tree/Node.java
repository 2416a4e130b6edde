package dev.tripline.language.template.tree;

import java.util.List;
import java.util.Optional;

/** What stands in the body of a template. Lines count from 1. */
public sealed interface Node {
    /** Text between actions. */
    record Text(String text) implements Node {}

    /** Prints a value, or sets variables. */
    record Action(Pipeline pipeline) implements Node {}

    /** {@code if} and {@code with}; the latter makes the value the dot. */
    record Choice(boolean with, Pipeline condition, List<Node> body, List<Node> otherwise) implements Node {
        public Choice {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code range}. */
    record Loop(Pipeline over, List<Node> body, List<Node> otherwise) implements Node {
        public Loop {
            body = List.copyOf(body);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** {@code template} and {@code block}. */
    record Invocation(int line, String name, Optional<Pipeline> dot) implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}
}
