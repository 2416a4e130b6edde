package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.syntax.Token.Kind;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The words of a program, of which one is the current one; and how high the trees are that were made of those before. */
final class Tokens {
    private final Source source;
    private final List<Token> tokens;
    private final Map<Node, Integer> heights = new IdentityHashMap<>();
    private int position;

    Tokens(Source source) throws BadProgram {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    Source source() {
        return source;
    }

    Token current() {
        return tokens.get(position);
    }

    boolean isOperator(String operator) {
        return current().isOperator(operator);
    }

    boolean isBracket(String bracket) {
        return current().isBracket(bracket);
    }

    /** The current one; goes on to the next. */
    Token take() throws BadProgram {
        Token taken = current();
        if (taken.is(Kind.END)) {
            throw source.problem(taken.at(), "unexpected end");
        }
        position++;
        return taken;
    }

    void takeOperator(String operator) throws BadProgram {
        if (!isOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
        position++;
    }

    void takeBracket(String bracket) throws BadProgram {
        if (!isBracket(bracket)) {
            throw unexpected("'" + bracket + "'");
        }
        position++;
    }

    Token takeName() throws BadProgram {
        if (!current().is(Kind.NAME)) {
            throw unexpected("a name");
        }
        return take();
    }

    BadProgram unexpected(String wanted) {
        return source.problem(
                current().at(), "expected " + wanted + ", not " + current().described());
    }

    /**
     * The node, unless the tree is too high with it.
     *
     * @param parts made before
     */
    Node made(Node node, Node... parts) throws BadProgram {
        return made(node, List.of(parts));
    }

    Node made(Node node, Collection<? extends Node> parts) throws BadProgram {
        int height = 1;
        for (Node part : parts) {
            height = Math.max(height, 1 + heights.getOrDefault(part, 1));
        }
        if (height > Source.DEEPEST) {
            throw source.problem(node.at(), "nested deeper than " + Source.DEEPEST + " levels");
        }
        heights.put(node, height);
        return node;
    }
}
