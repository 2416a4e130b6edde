package dev.tripline.language.template.tree;

import java.util.List;

/** One word of a command. */
public sealed interface Operand {
    /** {@code .} */
    record Dot() implements Operand {}

    /** {@code nil} */
    record Nil() implements Operand {}

    record Bool(boolean value) implements Operand {}

    record Text(String value) implements Operand {}

    /** A number or a character. */
    record Constant(Number number) implements Operand {}

    /** {@code .a.b} */
    record Field(List<String> names) implements Operand {
        public Field {
            names = List.copyOf(names);
        }
    }

    /** {@code $x.a.b}; the name has its dollar sign, and there may be no fields. */
    record Variable(String name, List<String> fields) implements Operand {
        public Variable {
            fields = List.copyOf(fields);
        }
    }

    record Function(String name) implements Operand {}

    /** {@code (pipeline)} */
    record Group(Pipeline pipeline) implements Operand {}

    /** {@code (pipeline).a.b} and {@code function.a.b} */
    record Chain(Operand start, List<String> names) implements Operand {
        public Chain {
            names = List.copyOf(names);
        }
    }
}
