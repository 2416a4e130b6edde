package dev.tripline.language.template.parse;

import static dev.tripline.language.template.parse.Cursor.bad;

import dev.tripline.language.BadProgram;
import dev.tripline.language.template.lex.Token;
import dev.tripline.language.template.lex.TokenKind;
import dev.tripline.language.template.tree.Number;
import dev.tripline.language.template.tree.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of commands: terms and the fields behind them. */
final class Operands {
    private final Cursor cursor;
    private final Scope scope;
    private final Functions functions;
    private final Pipelines pipelines;

    Operands(Cursor cursor, Scope scope, Functions functions, Pipelines pipelines) {
        this.cursor = cursor;
        this.scope = scope;
        this.functions = functions;
        this.pipelines = pipelines;
    }

    /** Empty, and nothing read, when no term comes next. */
    Optional<Operand> operand() throws BadProgram {
        Token first = cursor.peekPastSpace();
        Optional<Operand> term = term();
        if (term.isEmpty() || !cursor.peek().is(TokenKind.FIELD)) {
            return term;
        }
        List<String> names = new ArrayList<>();
        if (term.get() instanceof Operand.Field field) {
            names.addAll(field.names());
        }
        while (cursor.peek().is(TokenKind.FIELD)) {
            names.add(fieldName(cursor.next()));
        }
        return Optional.of(
                switch (term.get()) {
                    case Operand.Field field -> new Operand.Field(names);
                    case Operand.Variable variable -> new Operand.Variable(variable.name(), names);
                    case Operand.Group group -> new Operand.Chain(group, names);
                    case Operand.Function function -> new Operand.Chain(function, names);
                    default -> throw bad(first.line(), "unexpected . after " + first);
                });
    }

    private static String fieldName(Token field) {
        return field.text().substring(1);
    }

    private Optional<Operand> term() throws BadProgram {
        int mark = cursor.mark();
        Token token = cursor.next();
        return switch (token.kind()) {
            case IDENTIFIER -> Optional.of(function(token));
            case DOT -> Optional.of(new Operand.Dot());
            case NIL -> Optional.of(new Operand.Nil());
            case VARIABLE -> Optional.of(variable(token));
            case FIELD -> Optional.of(new Operand.Field(List.of(fieldName(token))));
            case BOOL -> Optional.of(new Operand.Bool(token.text().equals("true")));
            case CHARACTER, COMPLEX, NUMBER -> Optional.of(new Operand.Constant(number(token)));
            case STRING, RAW_STRING -> Optional.of(new Operand.Text(text(token)));
            case LEFT_PARENTHESIS -> {
                cursor.enter();
                Operand group =
                        new Operand.Group(pipelines.pipeline("parenthesized pipeline", TokenKind.RIGHT_PARENTHESIS));
                cursor.leave();
                yield Optional.of(group);
            }
            default -> {
                cursor.backTo(mark);
                yield Optional.empty();
            }
        };
    }

    private Operand function(Token token) throws BadProgram {
        String name = token.text();
        if (functions.withheld().contains(name)) {
            throw bad(
                    token.line(),
                    "function \"" + name + "\" not defined: left out on purpose, templates may not look at the machine"
                            + " or the network");
        }
        if (!functions.known().contains(name)) {
            throw bad(token.line(), "function \"" + shortened(name) + "\" not defined");
        }
        return new Operand.Function(name);
    }

    private Operand variable(Token token) throws BadProgram {
        if (!scope.has(token.text())) {
            throw bad(token.line(), "undefined variable \"" + shortened(token.text()) + "\"");
        }
        return new Operand.Variable(token.text(), List.of());
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private static Number number(Token token) throws BadProgram {
        return Constants.read(token.text(), token.kind())
                .orElseThrow(() -> bad(token.line(), "not a number that can be held: " + token));
    }

    private static String text(Token token) throws BadProgram {
        return Quotes.string(token.text()).orElseThrow(() -> bad(token.line(), "invalid string " + token));
    }
}
