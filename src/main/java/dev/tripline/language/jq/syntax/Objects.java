package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.flow.Pipe;
import dev.tripline.language.jq.node.path.Index;
import dev.tripline.language.jq.node.path.IndexBy;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.node.value.Construct;
import dev.tripline.language.jq.node.value.Identity;
import dev.tripline.language.jq.token.Token;
import dev.tripline.language.jq.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Objects in braces, with their short forms. */
final class Objects {
    private final Parser parser;
    private final Tokens tokens;
    private final Strings strings;
    private final Terms terms;

    Objects(Parser parser, Tokens tokens, Strings strings, Terms terms) {
        this.parser = parser;
        this.tokens = tokens;
        this.strings = strings;
        this.terms = terms;
    }

    /** After the brace. */
    Node rest(Scope scope) {
        List<Node> parts = new ArrayList<>();
        if (tokens.take("}")) {
            return new Constant(Map.of());
        }
        do {
            if (!parts.isEmpty() && tokens.peek().is("}")) {
                break;
            }
            member(parts, scope);
        } while (tokens.take(","));
        tokens.expect("}");
        return new Construct(parts);
    }

    private void member(List<Node> parts, Scope scope) {
        Token token = tokens.next();
        switch (token.kind()) {
            case NAME -> known(parts, token.text(), scope);
            case VARIABLE -> {
                Node variable = terms.variable(token, scope);
                if (tokens.take(":")) {
                    parts.add(variable);
                    parts.add(value(scope));
                } else {
                    parts.add(new Constant(token.text()));
                    parts.add(variable);
                }
            }
            case QUOTE -> {
                Node text = strings.rest(null, scope);
                if (text instanceof Constant constant && constant.value() instanceof String name) {
                    known(parts, name, scope);
                } else {
                    parts.add(text);
                    parts.add(tokens.take(":") ? value(scope) : new IndexBy(new Identity(), text));
                }
            }
            default -> {
                if (!token.is("(")) {
                    throw tokens.unexpected(token);
                }
                parts.add(parser.query(scope));
                tokens.expect(")");
                tokens.expect(":");
                parts.add(value(scope));
            }
        }
    }

    private void known(List<Node> parts, String name, Scope scope) {
        parts.add(new Constant(name));
        parts.add(tokens.take(":") ? value(scope) : new Index(new Identity(), name));
    }

    /** Operators and pipes, but no commas. */
    private Node value(Scope scope) {
        Node value = parser.expression(scope);
        while (tokens.take("|")) {
            value = new Pipe(value, parser.expression(scope));
        }
        return value;
    }
}
