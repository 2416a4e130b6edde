package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.path.Index;
import dev.tripline.language.jq.node.path.IndexBy;
import dev.tripline.language.jq.node.path.Iterate;
import dev.tripline.language.jq.node.path.SliceKey;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.token.Token;
import dev.tripline.language.jq.token.Token.Kind;
import dev.tripline.language.jq.token.Tokens;
import dev.tripline.language.jq.value.Numbers;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What hangs on the end of a term: {@code .name}, {@code ."name"}, {@code [key]}, {@code [from:to]}, {@code []}. */
final class Suffixes {
    private static final Node OPEN = new Constant(null);

    private final Parser parser;
    private final Tokens tokens;
    private final Strings strings;

    Suffixes(Parser parser, Tokens tokens, Strings strings) {
        this.parser = parser;
        this.tokens = tokens;
        this.strings = strings;
    }

    /** What makes a term with the suffix of a term; null when there is none. */
    @Nullable
    UnaryOperator<Node> next(Scope scope) {
        Token token = tokens.peek();
        if (token.is(Kind.FIELD)) {
            tokens.next();
            return target -> new Index(target, token.text());
        }
        if (tokens.take("[")) {
            return bracket(scope);
        }
        if (tokens.take(".")) {
            UnaryOperator<Node> suffix = afterDot(scope);
            if (suffix == null) {
                throw tokens.unexpected(tokens.peek());
            }
            return suffix;
        }
        return null;
    }

    /** A text or a bracket. */
    @Nullable
    UnaryOperator<Node> afterDot(Scope scope) {
        if (tokens.take("[")) {
            return bracket(scope);
        }
        if (!tokens.peek().is(Kind.QUOTE)) {
            return null;
        }
        tokens.next();
        return by(strings.rest(null, scope));
    }

    private UnaryOperator<Node> bracket(Scope scope) {
        if (tokens.take("]")) {
            return Iterate::new;
        }
        if (tokens.take(":")) {
            return slice(OPEN, end(scope));
        }
        Node start = parser.query(scope);
        if (tokens.take("]")) {
            return by(start);
        }
        tokens.expect(":");
        return slice(start, tokens.take("]") ? OPEN : end(scope));
    }

    private Node end(Scope scope) {
        Node end = parser.query(scope);
        tokens.expect("]");
        return end;
    }

    private static UnaryOperator<Node> by(Node key) {
        boolean known = key instanceof Constant constant
                && (constant.value() instanceof String || Numbers.isNumber(constant.value()));
        if (known && key instanceof Constant constant && constant.value() != null) {
            Object value = constant.value();
            return target -> new Index(target, value);
        }
        return target -> new IndexBy(target, key);
    }

    private static UnaryOperator<Node> slice(Node start, Node end) {
        if (start instanceof Constant from && end instanceof Constant to) {
            return target -> new Index(target, SliceKey.of(from.value(), to.value()));
        }
        return target -> new IndexBy(target, new SliceKey(start, end));
    }
}
