package dev.tripline.language.script.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, with its line where it can fail. */
public sealed interface Expr {
    /** Operators on two values. */
    enum Operator {
        ADD,
        SUB,
        MUL,
        DIV,
        MOD,
        POW,
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** Operators on one value. */
    enum Prefix {
        MINUS,
        NOT,
        LENGTH
    }

    /** nil, true, false, a number, a text. */
    record Constant(@Nullable Object value) implements Expr {}

    record Vararg() implements Expr {}

    record Function(FunctionBody body) implements Expr {}

    record Local(Variable variable) implements Expr {}

    record Upvalue(int index, String name) implements Expr {}

    record Global(String name, int line) implements Expr {}

    record Index(Expr object, Expr key, int line) implements Expr {}

    record Call(Expr function, List<Expr> arguments, int line) implements Expr {}

    record MethodCall(Expr object, String method, List<Expr> arguments, int line) implements Expr {}

    record Binary(Operator operator, Expr left, Expr right, int line) implements Expr {}

    /** {@code and}, else {@code or}. */
    record Logical(boolean and, Expr left, Expr right) implements Expr {}

    record Unary(Prefix operator, Expr operand, int line) implements Expr {}

    /** A whole chain of {@code ..}. */
    record Concat(List<Expr> parts, int line) implements Expr {}

    record Table(List<Field> fields, int line) implements Expr {}

    /** In parentheses: of several values the first. */
    record Single(Expr inner) implements Expr {}

    /** A field of a table; without a key the next item. */
    record Field(@Nullable Expr key, Expr value) {}

    /** Whether it can give any number of values. */
    default boolean isMulti() {
        return this instanceof Call || this instanceof MethodCall || this instanceof Vararg;
    }

    /** The line of an expression that begins here; 0 where it has none. */
    default int line() {
        return 0;
    }
}
