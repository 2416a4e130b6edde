package dev.tripline.language.expr.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a program as it is written. {@code at} is an index into the text, for messages. */
public sealed interface Node {
    int at();

    record NilLiteral(int at) implements Node {}

    record BoolLiteral(boolean value, int at) implements Node {}

    record IntegerLiteral(long value, int at) implements Node {}

    record FloatLiteral(double value, int at) implements Node {}

    record TextLiteral(String value, int at) implements Node {}

    record ArrayLiteral(List<Node> items, int at) implements Node {}

    record MapLiteral(List<Pair> pairs, int at) implements Node {}

    /** A variable, a builtin's name, or a name of the environment. */
    record Name(String name, int at) implements Node {}

    /** {@code # #acc #index}; the plain one has an empty name. */
    record Pointer(String name, int at) implements Node {}

    /**
     * @param operator one of {@code - + not}
     */
    record Unary(String operator, Node operand, int at) implements Node {}

    /**
     * @param operator as it is written, but {@code and or **} for their other spellings
     */
    record Binary(String operator, Node left, Node right, int at) implements Node {}

    record Conditional(Node condition, Node yes, Node no, int at) implements Node {}

    record Let(String name, Node value, Node body, int at) implements Node {}

    /** As far as a missing {@code ?.} target in it makes the whole nil. */
    record Chain(Node link, int at) implements Node {}

    record Member(Node target, Node property, boolean optional, int at) implements Node {}

    record Slice(Node target, @Nullable Node from, @Nullable Node to, int at) implements Node {}

    /** Of a name or a member. */
    record Call(Node callee, List<Node> arguments, int at) implements Node {}

    /** Of a builtin function; with a predicate the second argument is a closure. */
    record Builtin(String name, List<Node> arguments, int at) implements Node {}

    /** What a predicate does with each item. */
    record Closure(Node body, int at) implements Node {}

    /** One {@code key: value} of a map. */
    record Pair(Node key, Node value) {}
}
