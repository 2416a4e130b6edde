package dev.tripline.language.jq.token;

import dev.tripline.language.jq.operation.NumberSyntax;
import dev.tripline.language.jq.token.Token.Kind;
import dev.tripline.language.jq.value.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a program, one ahead. */
public final class Tokens {
    private static final List<String> SIGNS =
            List.of("?//", "//=", "..", "|=", "+=", "-=", "*=", "/=", "%=", "==", "!=", "<=", ">=", "//");
    private static final String SINGLE_SIGNS = ".[]{}()|,:;=<>+-*/%?$@";
    private static final int LONGEST_QUOTE = 40;

    private final String program;
    private int at;
    private @Nullable Token ahead;

    public Tokens(String program) {
        this.program = program;
    }

    public Token peek() {
        Token known = ahead;
        if (known == null) {
            known = read();
            ahead = known;
        }
        return known;
    }

    public Token next() {
        Token token = peek();
        ahead = null;
        return token;
    }

    /** Takes the operator or bracket if it is there. */
    public boolean take(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            next();
        }
        return there;
    }

    public boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            next();
        }
        return there;
    }

    public void expect(String sign) {
        if (!take(sign)) {
            throw unexpected(peek());
        }
    }

    public void expectWord(String word) {
        if (!takeWord(word)) {
            throw unexpected(peek());
        }
    }

    public Token expect(Kind kind) {
        if (!peek().is(kind)) {
            throw unexpected(peek());
        }
        return next();
    }

    public SyntaxFault unexpected(Token token) {
        int end = Math.max(at, token.start());
        String text = program.substring(token.start(), ahead == null ? end : Math.min(at, program.length()));
        return token.is(Kind.END)
                ? fault("unexpected end of the program", token.start())
                : fault("unexpected \"" + Texts.shortened(text, LONGEST_QUOTE) + '"', token.start());
    }

    /** With the line and the column, both from 1. */
    public SyntaxFault fault(String reason, int place) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(place, program.length()); i++) {
            if (program.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new SyntaxFault("line " + line + ", column " + (place - lineStart + 1) + ": " + reason);
    }

    /** The next character as it is, within a text; a fault at the end. */
    public char raw() {
        if (at >= program.length()) {
            throw fault("a text is not closed", at);
        }
        return program.charAt(at++);
    }

    public int place() {
        return at;
    }

    private Token read() {
        skipBlank();
        int start = at;
        if (at == program.length()) {
            return new Token(Kind.END, "", start);
        }
        char c = program.charAt(at);
        if (c == '"') {
            at++;
            return new Token(Kind.QUOTE, "\"", start);
        }
        if (NumberSyntax.isDigit(c) || c == '.' && NumberSyntax.isDigit(charAt(at + 1))) {
            return number(start);
        }
        if (NumberSyntax.isLetter(c)) {
            return new Token(Kind.NAME, qualifiedName(), start);
        }
        if ((c == '.' || c == '$') && NumberSyntax.isLetter(charAt(at + 1))) {
            at++;
            return c == '.' ? new Token(Kind.FIELD, name(), start) : new Token(Kind.VARIABLE, qualifiedName(), start);
        }
        if (c == '@' && (NumberSyntax.isLetter(charAt(at + 1)) || NumberSyntax.isDigit(charAt(at + 1)))) {
            at++;
            return new Token(Kind.FORMAT, name(), start);
        }
        return sign(start);
    }

    private char charAt(int place) {
        return place < program.length() ? program.charAt(place) : 0;
    }

    private Token number(int start) {
        int end = NumberSyntax.end(program, start);
        if (end < 0) {
            throw fault("not a number", start);
        }
        at = end;
        return new Token(Kind.NUMBER, program.substring(start, end), start);
    }

    private String name() {
        int start = at;
        while (NumberSyntax.isLetter(charAt(at)) || NumberSyntax.isDigit(charAt(at))) {
            at++;
        }
        return program.substring(start, at);
    }

    private String qualifiedName() {
        String name = name();
        if (charAt(at) == ':' && charAt(at + 1) == ':' && NumberSyntax.isLetter(charAt(at + 2))) {
            at += 2;
            return name + "::" + name();
        }
        return name;
    }

    private Token sign(int start) {
        for (String sign : SIGNS) {
            if (program.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign, start);
            }
        }
        if (SINGLE_SIGNS.indexOf(program.charAt(at)) < 0) {
            int end = program.offsetByCodePoints(at, 1);
            throw fault("unexpected \"" + program.substring(at, end) + '"', start);
        }
        at++;
        return new Token(Kind.SIGN, program.substring(start, at), start);
    }

    private void skipBlank() {
        while (at < program.length()) {
            char c = program.charAt(at);
            if (c == '#') {
                skipComment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    /** To the end of the line, unless a backslash stands before it. */
    private void skipComment() {
        while (at < program.length() && program.charAt(at) != '\n' && program.charAt(at) != '\r') {
            if (program.charAt(at) == '\\') {
                at += program.startsWith("\\\r\n", at) ? 3 : "\\\n\r".indexOf(charAt(at + 1)) >= 0 ? 2 : 1;
            } else {
                at++;
            }
        }
        at = Math.min(at, program.length());
    }
}
