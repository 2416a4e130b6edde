package dev.tripline.language.script.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.value.LuaNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions. */
final class ExpressionParser {
    private static final int CONCAT = 4;
    private static final int UNARY = 7;
    private static final int POWER = 8;

    private static final Map<String, Integer> STRENGTH = Map.ofEntries(
            Map.entry("or", 1),
            Map.entry("and", 2),
            Map.entry("<", 3),
            Map.entry(">", 3),
            Map.entry("<=", 3),
            Map.entry(">=", 3),
            Map.entry("==", 3),
            Map.entry("~=", 3),
            Map.entry("..", CONCAT),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("%", 6),
            Map.entry("^", POWER));

    private static final Map<String, Expr.Operator> OPERATORS = Map.ofEntries(
            Map.entry("<", Expr.Operator.LT),
            Map.entry(">", Expr.Operator.GT),
            Map.entry("<=", Expr.Operator.LE),
            Map.entry(">=", Expr.Operator.GE),
            Map.entry("==", Expr.Operator.EQ),
            Map.entry("~=", Expr.Operator.NE),
            Map.entry("+", Expr.Operator.ADD),
            Map.entry("-", Expr.Operator.SUB),
            Map.entry("*", Expr.Operator.MUL),
            Map.entry("/", Expr.Operator.DIV),
            Map.entry("%", Expr.Operator.MOD),
            Map.entry("^", Expr.Operator.POW));

    private final Reader in;
    private final Parser parser;

    ExpressionParser(Reader in, Parser parser) {
        this.in = in;
        this.parser = parser;
    }

    List<Expr> list() throws BadProgram {
        List<Expr> all = new ArrayList<>();
        do {
            all.add(expression());
        } while (in.takeIf(","));
        return all;
    }

    Expr expression() throws BadProgram {
        return expression(0);
    }

    private Expr expression(int limit) throws BadProgram {
        in.enter();
        int line = in.line();
        Expr left = operand();
        while (in.current().kind() == Token.Kind.WORD) {
            String word = in.current().text();
            Integer strength = STRENGTH.get(word);
            if (strength == null || strength <= limit) {
                break;
            }
            left = strength == CONCAT ? concat(left, line) : binary(left, word, strength, line);
        }
        in.leave();
        return left;
    }

    private Expr binary(Expr left, String word, int strength, int line) throws BadProgram {
        in.take();
        Expr right = expression(strength == POWER ? POWER - 1 : strength);
        Expr.Operator operator = OPERATORS.get(word);
        return operator == null
                ? new Expr.Logical(word.equals("and"), left, right)
                : new Expr.Binary(operator, left, right, line);
    }

    private Expr concat(Expr first, int line) throws BadProgram {
        List<Expr> parts = new ArrayList<>();
        parts.add(first);
        while (in.takeIf("..")) {
            parts.add(expression(CONCAT));
        }
        return new Expr.Concat(parts, line);
    }

    private Expr operand() throws BadProgram {
        int line = in.line();
        Expr.Prefix prefix = in.is("-")
                ? Expr.Prefix.MINUS
                : in.is("not") ? Expr.Prefix.NOT : in.is("#") ? Expr.Prefix.LENGTH : null;
        if (prefix == null) {
            return simple();
        }
        in.take();
        Expr inner = expression(UNARY);
        boolean folded = prefix == Expr.Prefix.MINUS
                && inner instanceof Expr.Constant constant
                && constant.value() instanceof Double;
        return folded && inner instanceof Expr.Constant(Double number)
                ? new Expr.Constant(-number)
                : new Expr.Unary(prefix, inner, line);
    }

    private Expr simple() throws BadProgram {
        Token token = in.current();
        switch (token.kind()) {
            case NUMBER -> {
                in.take();
                return new Expr.Constant(number(token));
            }
            case TEXT -> {
                in.take();
                return new Expr.Constant(token.text());
            }
            case WORD -> {
                return word(token);
            }
            default -> {
                return suffixed();
            }
        }
    }

    private static Double number(Token token) throws BadProgram {
        Double number = LuaNumber.parse(token.text());
        if (number == null) {
            throw new BadProgram("<string>:" + token.line() + ": malformed number");
        }
        return number;
    }

    private Expr word(Token token) throws BadProgram {
        switch (token.text()) {
            case "nil", "true", "false" -> {
                in.take();
                return new Expr.Constant(token.is("nil") ? null : Boolean.valueOf(token.text()));
            }
            case "..." -> {
                if (!parser.scope().useVararg()) {
                    throw in.wrong("cannot use '...' outside a vararg function");
                }
                in.take();
                return new Expr.Vararg();
            }
            case "function" -> {
                in.take();
                return new Expr.Function(parser.function(false, token.line()));
            }
            case "{" -> {
                return table();
            }
            default -> {
                return suffixed();
            }
        }
    }

    /** A name or parentheses, and what follows it: indexes and calls. */
    Expr suffixed() throws BadProgram {
        int line = in.line();
        Expr left = primary();
        while (true) {
            Token token = in.current();
            if (token.is(".")) {
                in.take();
                left = new Expr.Index(left, new Expr.Constant(in.name()), line);
            } else if (token.is("[")) {
                in.take();
                left = new Expr.Index(left, expression(), line);
                in.expect("]");
            } else if (token.is(":")) {
                in.take();
                String method = in.name();
                left = new Expr.MethodCall(left, method, arguments(), line);
            } else if (token.is("(") || token.is("{") || token.kind() == Token.Kind.TEXT) {
                left = new Expr.Call(left, arguments(), line);
            } else {
                return left;
            }
        }
    }

    private Expr primary() throws BadProgram {
        if (in.current().kind() == Token.Kind.NAME) {
            int line = in.line();
            return parser.scope().resolve(in.take().text(), line);
        }
        if (!in.takeIf("(")) {
            throw in.wrong("unexpected symbol");
        }
        Expr inner = expression();
        in.expect(")");
        return inner.isMulti() ? new Expr.Single(inner) : inner;
    }

    private List<Expr> arguments() throws BadProgram {
        Token token = in.current();
        if (token.kind() == Token.Kind.TEXT) {
            in.take();
            return List.of(new Expr.Constant(token.text()));
        }
        if (token.is("{")) {
            return List.of(table());
        }
        if (in.isAmbiguous()) {
            throw in.wrong("ambiguous syntax (function call x new statement)");
        }
        in.expect("(");
        if (in.takeIf(")")) {
            return List.of();
        }
        List<Expr> all = list();
        in.expect(")");
        return all;
    }

    private Expr table() throws BadProgram {
        int line = in.line();
        in.enter();
        in.expect("{");
        List<Expr.Field> fields = new ArrayList<>();
        while (!in.is("}")) {
            fields.add(field());
            if (!in.takeIf(",") && !in.takeIf(";")) {
                break;
            }
        }
        in.expect("}");
        in.leave();
        return new Expr.Table(fields, line);
    }

    private Expr.Field field() throws BadProgram {
        @Nullable Expr key = null;
        if (in.current().kind() == Token.Kind.NAME && in.ahead().is("=")) {
            key = new Expr.Constant(in.take().text());
            in.expect("=");
        } else if (in.takeIf("[")) {
            key = expression();
            in.expect("]");
            in.expect("=");
        }
        return new Expr.Field(key, expression());
    }
}
