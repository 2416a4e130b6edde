package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what operators combine: literals, names, calls, closures, and what follows them in brackets or after a point. */
final class Operands {
    private final Parser parser;
    private final Tokens tokens;
    private final Set<String> builtins;
    private final Literals literals;
    private int closures;

    Operands(Parser parser, Tokens tokens, Set<String> builtins) {
        this.parser = parser;
        this.tokens = tokens;
        this.builtins = builtins;
        this.literals = new Literals(parser, tokens);
    }

    Node operand() throws BadProgram {
        Token first = tokens.current();
        if (first.isBracket("(")) {
            tokens.take();
            Node inner = parser.expression();
            tokens.takeBracket(")");
            return postfixes(inner);
        }
        if (first.isOperator("#") || first.isOperator(".")) {
            if (closures == 0) {
                throw tokens.source()
                        .problem(first.at(), "'" + first.text() + "' stands for an item, outside of a closure");
            }
            return postfixes(pointer(first));
        }
        return switch (first.kind()) {
            case NAME -> named(tokens.take());
            case NUMBER -> Numeral.read(tokens.source(), tokens.take());
            case STRING -> new Node.TextLiteral(tokens.take().text(), first.at());
            default -> postfixes(literals.bracketed());
        };
    }

    private Node pointer(Token first) throws BadProgram {
        String name = "";
        if (first.isOperator("#")) {
            tokens.take();
            if (tokens.current().is(Kind.NAME)) {
                name = tokens.take().text();
            }
        }
        return new Node.Pointer(name, first.at());
    }

    private Node named(Token name) throws BadProgram {
        return switch (name.text()) {
            case "true" -> new Node.BoolLiteral(true, name.at());
            case "false" -> new Node.BoolLiteral(false, name.at());
            case "nil" -> new Node.NilLiteral(name.at());
            default -> postfixes(tokens.isBracket("(") ? call(name, List.of()) : new Node.Name(name.text(), name.at()));
        };
    }

    /** What stands left of the pipe becomes the first argument. */
    Node piped(Node left) throws BadProgram {
        return call(tokens.takeName(), List.of(left));
    }

    private Node call(Token name, List<Node> before) throws BadProgram {
        if (Parser.PREDICATES.contains(name.text())) {
            return predicate(name, before);
        }
        List<Node> all = new ArrayList<>(before);
        all.addAll(arguments());
        if (builtins.contains(name.text())) {
            return tokens.made(new Node.Builtin(name.text(), all, name.at()), all);
        }
        return tokens.made(new Node.Call(new Node.Name(name.text(), name.at()), all, name.at()), all);
    }

    private Node predicate(Token name, List<Node> before) throws BadProgram {
        List<Node> arguments = new ArrayList<>(before);
        tokens.takeBracket("(");
        if (arguments.isEmpty()) {
            arguments.add(parser.expression());
            tokens.takeOperator(",");
        }
        arguments.add(closure());
        if (name.text().equals("reduce") && tokens.isOperator(",")) {
            tokens.take();
            arguments.add(parser.expression());
        }
        tokens.takeBracket(")");
        return tokens.made(new Node.Builtin(name.text(), arguments, name.at()), arguments);
    }

    private Node closure() throws BadProgram {
        int at = tokens.current().at();
        boolean braces = tokens.isBracket("{");
        if (braces) {
            tokens.take();
        }
        closures++;
        Node body = parser.expression();
        closures--;
        if (braces) {
            tokens.takeBracket("}");
        }
        return tokens.made(new Node.Closure(body, at), body);
    }

    private List<Node> arguments() throws BadProgram {
        tokens.takeBracket("(");
        List<Node> arguments = new ArrayList<>();
        while (!tokens.isBracket(")")) {
            if (!arguments.isEmpty()) {
                tokens.takeOperator(",");
            }
            arguments.add(parser.expression());
        }
        tokens.takeBracket(")");
        return arguments;
    }

    Node postfixes(Node first) throws BadProgram {
        Node node = first;
        while (true) {
            if (tokens.isOperator(".") || tokens.isOperator("?.")) {
                node = member(node);
            } else if (tokens.isBracket("[")) {
                node = literals.subscript(node);
            } else {
                return node;
            }
        }
    }

    private Node member(Node before) throws BadProgram {
        boolean optional = tokens.take().text().equals("?.");
        Token property = tokens.take();
        boolean word = property.is(Kind.OPERATOR) && Lexer.isName(property.text());
        if (!property.is(Kind.NAME) && !word) {
            throw tokens.source().problem(property.at(), "expected a name, not " + property.described());
        }
        boolean chained = before instanceof Node.Chain;
        Node target = before instanceof Node.Chain chain ? chain.link() : before;
        Node name = new Node.TextLiteral(property.text(), property.at());
        Node node = tokens.made(new Node.Member(target, name, optional, property.at()), target);
        if (tokens.isBracket("(")) {
            List<Node> arguments = arguments();
            List<Node> parts = new ArrayList<>(arguments);
            parts.add(node);
            node = tokens.made(new Node.Call(node, arguments, property.at()), parts);
        }
        return chained || optional ? tokens.made(new Node.Chain(node, property.at()), node) : node;
    }
}
