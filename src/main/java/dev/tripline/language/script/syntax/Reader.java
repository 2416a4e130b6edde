package dev.tripline.language.script.syntax;

import dev.tripline.language.BadProgram;

/** The words of a chunk one after another, with one to look ahead, and how deep the grammar is nested. */
final class Reader {
    private static final int DEEPEST = 150;

    private final Lexer lexer;
    private Token current;
    private Token ahead;
    private boolean afterParenthesis;
    private int depth;

    Reader(String chunk) throws BadProgram {
        lexer = new Lexer(chunk);
        current = lexer.next();
        ahead = lexer.next();
    }

    Token current() {
        return current;
    }

    Token ahead() {
        return ahead;
    }

    int line() {
        return current.line();
    }

    Token take() throws BadProgram {
        Token taken = current;
        afterParenthesis = taken.is(")");
        current = ahead;
        ahead = ahead.kind() == Token.Kind.END ? ahead : lexer.next();
        return taken;
    }

    /** Whether a parenthesis closes on an earlier line and another opens here. */
    boolean isAmbiguous() {
        return afterParenthesis && current.afterNewline() && current.is("(");
    }

    boolean is(String word) {
        return current.is(word);
    }

    boolean takeIf(String word) throws BadProgram {
        if (current.is(word)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String word) throws BadProgram {
        if (!takeIf(word)) {
            throw wrong("'" + word + "' expected");
        }
    }

    String name() throws BadProgram {
        if (current.kind() != Token.Kind.NAME) {
            throw wrong("a name expected");
        }
        return take().text();
    }

    BadProgram wrong(String what) {
        String near = current.text();
        String shown = near.length() > 40 ? near.substring(0, 40) + "…" : near;
        return new BadProgram("<string>:" + current.line() + ": " + what + " near '" + shown + "'");
    }

    void enter() throws BadProgram {
        if (++depth > DEEPEST) {
            throw wrong("nested deeper than " + DEEPEST + " levels");
        }
    }

    void leave() {
        depth--;
    }
}
