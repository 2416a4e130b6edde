package dev.tripline.language.script.syntax;

import dev.tripline.language.BadProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads chunks: statements, blocks, functions. */
public final class Parser {
    private final Reader in;
    private final ExpressionParser expressions;
    private Scope scope = new Scope(null, true);

    private Parser(String chunk) throws BadProgram {
        in = new Reader(chunk);
        expressions = new ExpressionParser(in, this);
    }

    /**
     * A chunk as the body of a function without parameters.
     *
     * @param chunk bytes, one in each char
     * @throws BadProgram what is wrong, with its line
     */
    public static FunctionBody parse(String chunk) throws BadProgram {
        Parser parser = new Parser(chunk);
        Stmt.Block block = parser.block();
        if (parser.in.current().kind() != Token.Kind.END) {
            throw parser.in.wrong("unexpected symbol");
        }
        return new FunctionBody(
                List.of(), true, null, false, block, List.of(), parser.scope.slots(), 0, parser.in.line());
    }

    Scope scope() {
        return scope;
    }

    private Stmt.Block block() throws BadProgram {
        int outer = scope.locals();
        Stmt.Block block = openBlock(outer);
        scope.leave(outer);
        return block;
    }

    /** A block whose variables stay visible afterwards. */
    private Stmt.Block openBlock(int outer) throws BadProgram {
        in.enter();
        List<Stmt> statements = new ArrayList<>();
        while (!endsBlock()) {
            if (in.takeIf(";")) {
                continue;
            }
            Stmt statement = statement();
            statements.add(statement);
            if (statement instanceof Stmt.Return || statement instanceof Stmt.Break) {
                in.takeIf(";");
                break;
            }
        }
        for (int i = statements.size() - 1; i >= 0 && statements.get(i) instanceof Stmt.Label label; i--) {
            statements.set(i, new Stmt.Label(label.name(), outer, label.line()));
        }
        in.leave();
        return new Stmt.Block(statements, outer);
    }

    private boolean endsBlock() {
        return in.current().kind() == Token.Kind.END
                || in.is("end")
                || in.is("else")
                || in.is("elseif")
                || in.is("until");
    }

    private Stmt statement() throws BadProgram {
        Token token = in.current();
        if (token.kind() != Token.Kind.WORD || token.is("(")) {
            return expressionStatement();
        }
        int line = in.take().line();
        return switch (token.text()) {
            case "do" -> new Stmt.Do(blockUntilEnd());
            case "while" -> whileLoop();
            case "repeat" -> repeat();
            case "if" -> conditional();
            case "for" -> loop(line);
            case "function" -> functionStatement(line);
            case "local" -> in.takeIf("function") ? localFunction(line) : local(line);
            case "return" -> new Stmt.Return(endsBlock() || in.is(";") ? List.of() : expressions.list(), line);
            case "break" -> new Stmt.Break(line);
            case "goto" -> new Stmt.Goto(in.name(), scope.locals(), line);
            case "::" -> label(line);
            default -> throw new BadProgram("<string>:" + line + ": unexpected symbol near '" + token.text() + "'");
        };
    }

    private Stmt label(int line) throws BadProgram {
        String name = in.name();
        in.expect("::");
        return new Stmt.Label(name, scope.locals(), line);
    }

    private Stmt.Block blockUntilEnd() throws BadProgram {
        Stmt.Block block = block();
        in.expect("end");
        return block;
    }

    private Stmt whileLoop() throws BadProgram {
        Expr condition = expressions.expression();
        in.expect("do");
        return new Stmt.While(condition, blockUntilEnd());
    }

    private Stmt repeat() throws BadProgram {
        int outer = scope.locals();
        Stmt.Block body = openBlock(outer);
        in.expect("until");
        Expr condition = expressions.expression();
        scope.leave(outer);
        return new Stmt.Repeat(body, condition);
    }

    private Stmt conditional() throws BadProgram {
        List<Stmt.Branch> branches = new ArrayList<>();
        do {
            Expr condition = expressions.expression();
            in.expect("then");
            branches.add(new Stmt.Branch(condition, block()));
        } while (in.takeIf("elseif"));
        Stmt.@Nullable Block otherwise = in.takeIf("else") ? block() : null;
        in.expect("end");
        return new Stmt.If(branches, otherwise);
    }

    private Stmt loop(int line) throws BadProgram {
        List<String> names = names();
        int outer = scope.locals();
        Stmt loop = names.size() == 1 && in.takeIf("=") ? numeric(names.getFirst(), line) : generic(names, line);
        scope.leave(outer);
        return loop;
    }

    private int hidden(int line) throws BadProgram {
        int state = scope.declare("(for)", line).slot();
        scope.declare("(for)", line);
        scope.declare("(for)", line);
        return state;
    }

    private Stmt numeric(String name, int line) throws BadProgram {
        Expr from = expressions.expression();
        in.expect(",");
        Expr to = expressions.expression();
        @Nullable Expr step = in.takeIf(",") ? expressions.expression() : null;
        in.expect("do");
        int state = hidden(line);
        Variable variable = scope.declare(name, line);
        return new Stmt.NumericFor(state, variable, from, to, step, blockUntilEnd(), line);
    }

    private Stmt generic(List<String> names, int line) throws BadProgram {
        in.expect("in");
        List<Expr> values = expressions.list();
        in.expect("do");
        int state = hidden(line);
        List<Variable> variables = declare(names, line);
        return new Stmt.GenericFor(state, variables, values, blockUntilEnd(), line);
    }

    private List<String> names() throws BadProgram {
        List<String> names = new ArrayList<>();
        do {
            names.add(in.name());
        } while (in.takeIf(","));
        return names;
    }

    private List<Variable> declare(List<String> names, int line) throws BadProgram {
        List<Variable> variables = new ArrayList<>();
        for (String name : names) {
            variables.add(scope.declare(name, line));
        }
        return variables;
    }

    private Stmt local(int line) throws BadProgram {
        List<String> names = names();
        List<Expr> values = in.takeIf("=") ? expressions.list() : List.of();
        return new Stmt.Local(declare(names, line), values, line);
    }

    private Stmt localFunction(int line) throws BadProgram {
        Variable variable = scope.declare(in.name(), line);
        return new Stmt.LocalFunction(variable, function(false, line));
    }

    private Stmt functionStatement(int line) throws BadProgram {
        Expr target = scope.resolve(in.name(), line);
        boolean method = false;
        while (!method && (in.is(".") || in.is(":"))) {
            method = in.take().is(":");
            target = new Expr.Index(target, new Expr.Constant(in.name()), line);
        }
        Expr function = new Expr.Function(function(method, line));
        return new Stmt.Assign(List.of(target), List.of(function), line);
    }

    private Stmt expressionStatement() throws BadProgram {
        int line = in.line();
        Expr first = expressions.suffixed();
        if (!in.is("=") && !in.is(",")) {
            if (first instanceof Expr.Call || first instanceof Expr.MethodCall) {
                return new Stmt.CallStatement(first);
            }
            throw in.wrong("parse error");
        }
        List<Expr> targets = new ArrayList<>(List.of(first));
        while (in.takeIf(",")) {
            targets.add(expressions.suffixed());
        }
        for (Expr target : targets) {
            boolean good = target instanceof Expr.Local
                    || target instanceof Expr.Upvalue
                    || target instanceof Expr.Global
                    || target instanceof Expr.Index;
            if (!good) {
                throw in.wrong("cannot assign to that");
            }
        }
        in.expect("=");
        return new Stmt.Assign(targets, expressions.list(), line);
    }

    /** After the keyword and the name. */
    FunctionBody function(boolean method, int line) throws BadProgram {
        in.enter();
        in.expect("(");
        List<String> names = new ArrayList<>(method ? List.of("self") : List.of());
        boolean vararg = false;
        while (!in.is(")") && !vararg) {
            vararg = in.takeIf("...");
            if (!vararg) {
                names.add(in.name());
                if (!in.is(")")) {
                    in.expect(",");
                }
            }
        }
        in.expect(")");
        Scope around = scope;
        scope = new Scope(around, vararg);
        List<Variable> parameters = declare(names, line);
        @Nullable Variable argument = vararg ? scope.declare("arg", line) : null;
        Stmt.Block block = block();
        int lastLine = in.line();
        in.expect("end");
        FunctionBody body = new FunctionBody(
                parameters,
                vararg,
                argument,
                !scope.isVarargUsed(),
                block,
                scope.captures(),
                scope.slots(),
                line,
                lastLine);
        scope = around;
        in.leave();
        return body;
    }
}
