package dev.tripline.language.template.parse;

import dev.tripline.language.BadProgram;
import dev.tripline.language.template.lex.Token;
import dev.tripline.language.template.lex.TokenKind;
import java.util.List;

/** A place among the tokens of a template, and the bound on how deep they may be nested. */
final class Cursor {
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The last token, the end or an error, is there for ever. */
    Token peek() {
        return tokens.get(at);
    }

    Token next() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    Token peekPastSpace() {
        while (peek().is(TokenKind.SPACE)) {
            at++;
        }
        return peek();
    }

    Token nextPastSpace() {
        peekPastSpace();
        return next();
    }

    int mark() {
        return at;
    }

    void backTo(int mark) {
        at = mark;
    }

    Token expect(TokenKind kind, String context) throws BadProgram {
        Token token = nextPastSpace();
        if (!token.is(kind)) {
            throw unexpected(token, context);
        }
        return token;
    }

    BadProgram unexpected(Token token, String context) {
        return bad(token.line(), token.is(TokenKind.ERROR) ? token.text() : "unexpected " + token + " in " + context);
    }

    static BadProgram bad(int line, String what) {
        return new BadProgram("line " + line + ": " + what);
    }

    void enter() throws BadProgram {
        if (++depth > DEEPEST) {
            throw bad(peek().line(), "nested deeper than " + DEEPEST + " levels");
        }
    }

    void leave() {
        depth--;
    }
}
