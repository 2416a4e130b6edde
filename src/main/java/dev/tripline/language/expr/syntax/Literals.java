package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in square and curly brackets: arrays, maps, subscripts and slices. */
final class Literals {
    private final Parser parser;
    private final Tokens tokens;

    Literals(Parser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    Node bracketed() throws BadProgram {
        if (tokens.isBracket("[")) {
            return array(tokens.take().at());
        }
        if (tokens.isBracket("{")) {
            return map(tokens.take().at());
        }
        throw tokens.unexpected("a value");
    }

    private Node array(int at) throws BadProgram {
        List<Node> items = new ArrayList<>();
        while (!tokens.isBracket("]")) {
            if (!items.isEmpty()) {
                tokens.takeOperator(",");
                if (tokens.isBracket("]")) {
                    break;
                }
            }
            items.add(parser.expression());
        }
        tokens.takeBracket("]");
        return tokens.made(new Node.ArrayLiteral(items, at), items);
    }

    private Node map(int at) throws BadProgram {
        List<Node.Pair> pairs = new ArrayList<>();
        List<Node> parts = new ArrayList<>();
        while (!tokens.isBracket("}")) {
            if (!pairs.isEmpty()) {
                tokens.takeOperator(",");
                if (tokens.isBracket("}")) {
                    break;
                }
            }
            Node key = key();
            tokens.takeOperator(":");
            Node value = parser.expression();
            pairs.add(new Node.Pair(key, value));
            parts.add(key);
            parts.add(value);
        }
        tokens.takeBracket("}");
        return tokens.made(new Node.MapLiteral(pairs, at), parts);
    }

    /** A number as it is written, a string, a name; or an expression that begins with a parenthesis. */
    private Node key() throws BadProgram {
        Token first = tokens.current();
        return switch (first.kind()) {
            case NUMBER, STRING, NAME -> new Node.TextLiteral(tokens.take().text(), first.at());
            default -> {
                if (!first.isBracket("(")) {
                    throw tokens.unexpected("a key of a map");
                }
                yield parser.expression();
            }
        };
    }

    /** {@code [i]}, {@code [from:to]}, of which either may be left out. */
    Node subscript(Node target) throws BadProgram {
        int at = tokens.take().at();
        Node from = tokens.isOperator(":") ? null : parser.expression();
        if (from != null && !tokens.isOperator(":")) {
            tokens.takeBracket("]");
            return tokens.made(new Node.Member(target, from, false, at), target, from);
        }
        tokens.takeOperator(":");
        Node to = tokens.isBracket("]") ? null : parser.expression();
        tokens.takeBracket("]");
        return tokens.made(new Node.Slice(target, from, to, at), parts(target, from, to));
    }

    private static List<Node> parts(Node target, @Nullable Node from, @Nullable Node to) {
        List<Node> parts = new ArrayList<>();
        parts.add(target);
        if (from != null) {
            parts.add(from);
        }
        if (to != null) {
            parts.add(to);
        }
        return parts;
    }
}
