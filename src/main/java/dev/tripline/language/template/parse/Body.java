package dev.tripline.language.template.parse;

import static dev.tripline.language.template.parse.Cursor.bad;

import dev.tripline.language.BadProgram;
import dev.tripline.language.template.lex.Token;
import dev.tripline.language.template.lex.TokenKind;
import dev.tripline.language.template.tree.Node;
import dev.tripline.language.template.tree.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements of one template: its own variables and loops, not those of the template around it. */
final class Body {
    private final Parser parser;
    private final Cursor cursor;
    private final Functions functions;
    private final Scope scope = new Scope();
    private final Pipelines pipelines;

    Body(Parser parser, Cursor cursor, Functions functions) {
        this.parser = parser;
        this.cursor = cursor;
        this.functions = functions;
        this.pipelines = new Pipelines(cursor, scope, functions);
    }

    /** What ends a list of statements. */
    private enum Stop {
        NONE,
        END,
        /** The word {@code else}, with nothing else in its action. */
        ELSE,
        /** {@code else if} and {@code else with}: the second word comes next. */
        ELSE_AND
    }

    /** A statement, or what ended the list instead. */
    private record Statement(Stop stop, Optional<Node> node, int line) {}

    Node topLevel() throws BadProgram {
        Statement one = statement();
        return one.node()
                .orElseThrow(() -> bad(one.line(), "unexpected {{" + (one.stop() == Stop.END ? "end" : "else") + "}}"));
    }

    /** Up to and with {@code end}, where no {@code else} may stand. */
    List<Node> untilEnd(String context) throws BadProgram {
        List<Node> nodes = new ArrayList<>();
        Statement stop = list(nodes);
        if (stop.stop() != Stop.END) {
            throw bad(stop.line(), "unexpected {{else}} in " + context);
        }
        return nodes;
    }

    private Statement list(List<Node> nodes) throws BadProgram {
        while (!cursor.peekPastSpace().is(TokenKind.END_OF_TEXT)) {
            Statement one = statement();
            if (one.node().isEmpty()) {
                return one;
            }
            nodes.add(one.node().get());
        }
        throw bad(cursor.peek().line(), "unexpected end of text: an {{end}} is missing");
    }

    private Statement statement() throws BadProgram {
        Token token = cursor.nextPastSpace();
        return switch (token.kind()) {
            case TEXT -> node(token, new Node.Text(token.text()));
            case LEFT_DELIMITER -> action();
            default -> throw cursor.unexpected(token, "input");
        };
    }

    private static Statement node(Token token, Node node) {
        return new Statement(Stop.NONE, Optional.of(node), token.line());
    }

    private Statement action() throws BadProgram {
        int mark = cursor.mark();
        Token token = cursor.nextPastSpace();
        return switch (token.kind()) {
            case IF, WITH, RANGE -> node(token, control(token));
            case TEMPLATE -> node(token, invocation());
            case BLOCK -> node(token, block());
            case BREAK, CONTINUE -> node(token, leap(token));
            case ELSE -> new Statement(elseStop(), Optional.empty(), token.line());
            case END -> {
                cursor.expect(TokenKind.RIGHT_DELIMITER, "end");
                yield new Statement(Stop.END, Optional.empty(), token.line());
            }
            default -> {
                cursor.backTo(mark);
                yield node(token, new Node.Action(pipelines.pipeline("command", TokenKind.RIGHT_DELIMITER)));
            }
        };
    }

    private Stop elseStop() throws BadProgram {
        Token next = cursor.peekPastSpace();
        if (next.is(TokenKind.IF) || next.is(TokenKind.WITH)) {
            return Stop.ELSE_AND;
        }
        cursor.expect(TokenKind.RIGHT_DELIMITER, "else");
        return Stop.ELSE;
    }

    private Node leap(Token token) throws BadProgram {
        String word = "{{" + token.text() + "}}";
        cursor.expect(TokenKind.RIGHT_DELIMITER, word);
        if (!scope.inLoop()) {
            throw bad(token.line(), word + " outside {{range}}");
        }
        return token.is(TokenKind.BREAK) ? new Node.Break() : new Node.Continue();
    }

    /** The word is read; reads up to and with its {@code end}. */
    private Node control(Token word) throws BadProgram {
        cursor.enter();
        int mark = scope.mark();
        boolean loop = word.is(TokenKind.RANGE);
        Pipeline pipeline = pipelines.pipeline(word.text(), TokenKind.RIGHT_DELIMITER);
        if (loop) {
            scope.openLoop();
        }
        List<Node> body = new ArrayList<>();
        Statement stop = list(body);
        if (loop) {
            scope.closeLoop();
        }
        List<Node> otherwise = new ArrayList<>();
        if (stop.stop() != Stop.END) {
            otherwise(word, stop, otherwise);
        }
        scope.backTo(mark);
        cursor.leave();
        return loop
                ? new Node.Loop(pipeline, body, otherwise)
                : new Node.Choice(word.is(TokenKind.WITH), pipeline, body, otherwise);
    }

    private void otherwise(Token word, Statement stop, List<Node> otherwise) throws BadProgram {
        if (stop.stop() == Stop.ELSE_AND && cursor.peek().is(word.kind())) {
            // One end closes both.
            otherwise.add(control(cursor.next()));
            return;
        }
        Statement end = list(otherwise);
        if (end.stop() != Stop.END) {
            throw bad(end.line(), "expected {{end}}; found {{else}}");
        }
    }

    private Node invocation() throws BadProgram {
        Token token = cursor.nextPastSpace();
        String name = parser.name(token, "template clause");
        int mark = cursor.mark();
        if (cursor.nextPastSpace().is(TokenKind.RIGHT_DELIMITER)) {
            return new Node.Invocation(token.line(), name, Optional.empty());
        }
        cursor.backTo(mark);
        Pipeline dot = pipelines.pipeline("template clause", TokenKind.RIGHT_DELIMITER);
        return new Node.Invocation(token.line(), name, Optional.of(dot));
    }

    private Node block() throws BadProgram {
        Token token = cursor.nextPastSpace();
        String name = parser.name(token, "block clause");
        Pipeline dot = pipelines.pipeline("block clause", TokenKind.RIGHT_DELIMITER);
        cursor.enter();
        parser.define(token.line(), name, new Body(parser, cursor, functions).untilEnd("block clause"));
        cursor.leave();
        return new Node.Invocation(token.line(), name, Optional.of(dot));
    }
}
