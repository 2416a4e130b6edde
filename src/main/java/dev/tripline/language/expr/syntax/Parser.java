package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.syntax.Token.Kind;
import java.util.Set;

/** Reads operators and what they combine, by their precedence. */
public final class Parser {
    /** The builtins whose second argument is a closure. */
    public static final Set<String> PREDICATES = Set.of(
            "all",
            "none",
            "any",
            "one",
            "filter",
            "map",
            "count",
            "find",
            "findIndex",
            "findLast",
            "findLastIndex",
            "groupBy",
            "reduce");

    private final Tokens tokens;
    private final Operands operands;
    private int nested;

    private Parser(Source source, Set<String> builtins) throws BadProgram {
        this.tokens = new Tokens(source);
        this.operands = new Operands(this, tokens, builtins);
    }

    /**
     * The tree of a whole program.
     *
     * @param builtins the names that are functions when they are called, whatever the environment has
     */
    public static Node parse(Source source, Set<String> builtins) throws BadProgram {
        Parser parser = new Parser(source, builtins);
        Node tree = parser.expression();
        if (!parser.tokens.current().is(Kind.END)) {
            throw parser.tokens.unexpected("an operator or the end");
        }
        return tree;
    }

    Node expression() throws BadProgram {
        return expression(Operators.LOWEST);
    }

    private Node expression(int precedence) throws BadProgram {
        if (++nested > Source.MOST_NESTED) {
            throw tokens.source()
                    .problem(tokens.current().at(), "nested deeper than " + Source.MOST_NESTED + " levels");
        }
        Node node;
        if (precedence == Operators.LOWEST && tokens.isOperator("let")) {
            node = let();
        } else {
            node = binaries(primary(), precedence);
            if (precedence == Operators.LOWEST) {
                node = conditionals(node);
            }
        }
        nested--;
        return node;
    }

    private Node let() throws BadProgram {
        tokens.takeOperator("let");
        Token name = tokens.takeName();
        tokens.takeOperator("=");
        Node value = expression();
        tokens.takeOperator(";");
        Node body = expression();
        return tokens.made(new Node.Let(name.text(), value, body, name.at()), value, body);
    }

    private Node conditionals(Node first) throws BadProgram {
        Node node = first;
        while (tokens.isOperator("?")) {
            int at = tokens.take().at();
            Node yes = node;
            if (!tokens.isOperator(":")) {
                yes = expression();
            }
            tokens.takeOperator(":");
            Node no = expression();
            node = tokens.made(new Node.Conditional(node, yes, no, at), node, yes, no);
        }
        return node;
    }

    /** As the original has it, a {@code not} before an operator that binds too weakly here is read and forgotten. */
    private Node binaries(Node first, int precedence) throws BadProgram {
        Node left = first;
        String previous = "";
        while (tokens.current().is(Kind.OPERATOR)) {
            Token word = tokens.current();
            boolean negated = word.text().equals("not");
            if (negated) {
                tokens.take();
            }
            Token operator = tokens.current();
            Integer strength =
                    operator.is(Kind.OPERATOR) || operator.is(Kind.NAME) ? Operators.binary(operator.text()) : null;
            if (strength == null || strength < precedence) {
                return left;
            }
            tokens.take();
            if (operator.text().equals("|")) {
                left = operands.piped(left);
            } else {
                left = binary(left, operator, previous, strength);
                if (negated) {
                    left = tokens.made(new Node.Unary("not", left, word.at()), left);
                }
            }
            previous = operator.text();
        }
        return left;
    }

    private Node binary(Node left, Token operator, String previous, int strength) throws BadProgram {
        if (previous.equals("??") && !operator.text().equals("??")) {
            throw tokens.source()
                    .problem(operator.at(), "'" + operator.text() + "' and '??' cannot be mixed without parentheses");
        }
        Node right = expression(Operators.groupsRight(operator.text()) ? strength : strength + 1);
        return tokens.made(
                new Node.Binary(Operators.canonical(operator.text()), left, right, operator.at()), left, right);
    }

    private Node primary() throws BadProgram {
        Token first = tokens.current();
        Integer strength = first.is(Kind.OPERATOR) ? Operators.unary(first.text()) : null;
        if (strength == null) {
            return operands.operand();
        }
        tokens.take();
        Node operand = expression(strength);
        return operands.postfixes(
                tokens.made(new Node.Unary(Operators.canonical(first.text()), operand, first.at()), operand));
    }
}
