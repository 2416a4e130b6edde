package dev.tripline.language.template.parse;

import static dev.tripline.language.template.parse.Cursor.bad;

import dev.tripline.language.BadProgram;
import dev.tripline.language.template.lex.Token;
import dev.tripline.language.template.lex.TokenKind;
import dev.tripline.language.template.tree.Command;
import dev.tripline.language.template.tree.Operand;
import dev.tripline.language.template.tree.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** Pipelines with their declarations. */
final class Pipelines {
    private final Cursor cursor;
    private final Scope scope;
    private final Operands operands;

    Pipelines(Cursor cursor, Scope scope, Functions functions) {
        this.cursor = cursor;
        this.scope = scope;
        this.operands = new Operands(cursor, scope, functions, this);
    }

    /** Reads up to and with the token that ends it. */
    Pipeline pipeline(String context, TokenKind end) throws BadProgram {
        int line = cursor.peekPastSpace().line();
        List<String> variables = new ArrayList<>();
        boolean assigns = declarations(context, variables);
        List<Command> commands = new ArrayList<>();
        while (!cursor.peekPastSpace().is(end)) {
            if (!startsCommand(cursor.peek().kind())) {
                throw cursor.unexpected(cursor.peek(), context);
            }
            commands.add(command());
        }
        cursor.next();
        check(line, commands, context);
        return new Pipeline(line, variables, assigns, commands);
    }

    private static boolean startsCommand(TokenKind kind) {
        return switch (kind) {
            case BOOL,
                    CHARACTER,
                    COMPLEX,
                    DOT,
                    FIELD,
                    IDENTIFIER,
                    NUMBER,
                    NIL,
                    RAW_STRING,
                    STRING,
                    VARIABLE,
                    LEFT_PARENTHESIS -> true;
            default -> false;
        };
    }

    /** {@code $x :=}, {@code $x =} and, for range, {@code $i, $x :=}. Whether they are assigned to. */
    private boolean declarations(String context, List<String> variables) throws BadProgram {
        while (cursor.peekPastSpace().is(TokenKind.VARIABLE)) {
            int mark = cursor.mark();
            Token variable = cursor.next();
            Token next = cursor.peekPastSpace();
            if (next.is(TokenKind.ASSIGN) || next.is(TokenKind.DECLARE)) {
                cursor.next();
                declare(variable, variables);
                return next.is(TokenKind.ASSIGN);
            }
            if (!next.is(TokenKind.SIGN) || !next.text().equals(",")) {
                cursor.backTo(mark);
                return false;
            }
            cursor.next();
            declare(variable, variables);
            if (!context.equals("range") || variables.size() > 1) {
                throw bad(next.line(), "too many declarations in " + context);
            }
            TokenKind second = cursor.peekPastSpace().kind();
            if (second != TokenKind.VARIABLE
                    && second != TokenKind.RIGHT_DELIMITER
                    && second != TokenKind.RIGHT_PARENTHESIS) {
                throw bad(next.line(), "range can only initialize variables");
            }
        }
        return false;
    }

    private void declare(Token variable, List<String> variables) {
        variables.add(variable.text());
        scope.add(variable.text());
    }

    private static void check(int line, List<Command> commands, String context) throws BadProgram {
        if (commands.isEmpty()) {
            throw bad(line, "missing value for " + context);
        }
        for (Command command : commands.subList(1, commands.size())) {
            boolean executable = switch (command.first()) {
                case Operand.Bool x -> false;
                case Operand.Dot x -> false;
                case Operand.Nil x -> false;
                case Operand.Constant x -> false;
                case Operand.Text x -> false;
                default -> true;
            };
            if (!executable) {
                throw bad(command.line(), "only functions, fields and variables can come behind a pipe");
            }
        }
    }

    /** Words between blanks, up to and with a pipe sign, or up to what ends the pipeline. */
    private Command command() throws BadProgram {
        int line = cursor.peekPastSpace().line();
        List<Operand> words = new ArrayList<>();
        while (true) {
            cursor.peekPastSpace();
            operands.operand().ifPresent(words::add);
            Token token = cursor.peek();
            switch (token.kind()) {
                case SPACE -> {
                    continue;
                }
                case PIPE -> cursor.next();
                case RIGHT_DELIMITER, RIGHT_PARENTHESIS -> {}
                default -> throw cursor.unexpected(token, "operand");
            }
            if (words.isEmpty()) {
                throw bad(line, "empty command");
            }
            return new Command(line, words);
        }
    }
}
