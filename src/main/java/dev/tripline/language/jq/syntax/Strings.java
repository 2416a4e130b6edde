package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Calls;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.flow.Pipe;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.node.value.NativeCall;
import dev.tripline.language.jq.operation.JsonReading;
import dev.tripline.language.jq.operation.Operator;
import dev.tripline.language.jq.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with <code>\(interpolation)</code>. */
final class Strings {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final Parser parser;
    private final Tokens tokens;

    Strings(Parser parser, Tokens tokens) {
        this.parser = parser;
        this.tokens = tokens;
    }

    /** {@code @name} for the input. */
    static Node format(String name) {
        return Calls.known("format", new Constant(name));
    }

    /**
     * After the quote.
     *
     * @param format of what is interpolated; null for plain text
     */
    Node rest(@Nullable String format, Scope scope) {
        List<Node> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (char c = tokens.raw(); c != '"'; c = tokens.raw()) {
            if (c != '\\') {
                literal.append(c);
                continue;
            }
            char escape = tokens.raw();
            if (escape != '(') {
                literal.append(escaped(escape));
                continue;
            }
            addLiteral(parts, literal);
            Node inner = parser.query(scope);
            tokens.expect(")");
            parts.add(new Pipe(inner, format == null ? Calls.known("tostring") : format(format)));
        }
        if (parts.isEmpty()) {
            return new Constant(JsonReading.wellFormed(literal.toString()));
        }
        addLiteral(parts, literal);
        Node whole = parts.getFirst();
        for (Node part : parts.subList(1, parts.size())) {
            whole = NativeCall.of(Operator.ADD, whole, part);
        }
        return whole;
    }

    private static void addLiteral(List<Node> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(new Constant(JsonReading.wellFormed(literal.toString())));
            literal.setLength(0);
        }
    }

    private char escaped(char escape) {
        if (escape == 'u') {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = Character.digit(tokens.raw(), 16);
                if (digit < 0) {
                    throw tokens.fault("invalid escape in a text", tokens.place() - 1);
                }
                code = code * 16 + digit;
            }
            return (char) code;
        }
        int known = ESCAPES.indexOf(escape);
        if (known < 0) {
            throw tokens.fault("invalid escape \"\\" + escape + "\" in a text", tokens.place() - 2);
        }
        return ESCAPED.charAt(known);
    }
}
