package dev.tripline.language.script.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Stmt {
    record Assign(List<Expr> targets, List<Expr> values, int line) implements Stmt {}

    record Local(List<Variable> variables, List<Expr> values, int line) implements Stmt {}

    record LocalFunction(Variable variable, FunctionBody body) implements Stmt {}

    record CallStatement(Expr call) implements Stmt {}

    record Do(Block block) implements Stmt {}

    record While(Expr condition, Block body) implements Stmt {}

    record Repeat(Block body, Expr condition) implements Stmt {}

    record If(List<Branch> branches, @Nullable Block otherwise) implements Stmt {}

    /**
     * @param state the first of three hidden slots: value, limit, step
     */
    record NumericFor(
            int state,
            Variable variable,
            Expr from,
            Expr to,
            @Nullable Expr step,
            Block body,
            int line) implements Stmt {}

    /**
     * @param state the first of three hidden slots: function, state, control value
     */
    record GenericFor(int state, List<Variable> variables, List<Expr> values, Block body, int line) implements Stmt {}

    record Return(List<Expr> values, int line) implements Stmt {}

    record Break(int line) implements Stmt {}

    /**
     * @param locals how many variables are visible there
     */
    record Goto(String label, int locals, int line) implements Stmt {}

    /**
     * @param locals how many variables are visible there; at a block's end those around the block
     */
    record Label(String name, int locals, int line) implements Stmt {}

    record Branch(Expr condition, Block block) {}

    /**
     * @param outerLocals how many variables are visible around it
     */
    record Block(List<Stmt> statements, int outerLocals) {}
}
