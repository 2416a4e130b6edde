package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a program apart into its words. */
final class Lexer {
    private static final Set<String> WORDS =
            Set.of("not", "in", "or", "and", "matches", "contains", "startsWith", "endsWith", "let");
    private static final int NOTHING = -1;

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** The last one is the end. */
    static List<Token> tokens(Source source) throws BadProgram {
        Lexer lexer = new Lexer(source);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.at));
        return lexer.tokens;
    }

    private int peek() {
        return at < text.length() ? text.codePointAt(at) : NOTHING;
    }

    private boolean accept(String any) {
        boolean found = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
        if (found) {
            at++;
        }
        return found;
    }

    private void add(Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, at), start));
    }

    private void next() throws BadProgram {
        int start = at;
        int c = peek();
        if (isSpace(c)) {
            at += Character.charCount(c);
        } else if (c == '\'' || c == '"') {
            string(start, (char) c);
        } else if (c >= '0' && c <= '9') {
            number(start);
        } else if (inName(c)) {
            word(start);
        } else {
            at++;
            sign(start, c);
        }
    }

    private void string(int start, char quote) throws BadProgram {
        Quoted quoted = new Quoted(source, start, quote);
        String value = quoted.value();
        at = quoted.end();
        tokens.add(new Token(Kind.STRING, value, start));
    }

    private void word(int start) {
        while (at < text.length() && inName(peek())) {
            at += Character.charCount(peek());
        }
        add(WORDS.contains(text.substring(start, at)) ? Kind.OPERATOR : Kind.NAME, start);
    }

    private void sign(int start, int c) throws BadProgram {
        switch (c) {
            case '(', '[', '{', ')', ']', '}' -> add(Kind.BRACKET, start);
            case ',', ':', ';', '%', '+', '-', '^' -> add(Kind.OPERATOR, start);
            case '&', '!', '=', '*', '<', '>' -> doubled(start, "&=*");
            case '|' -> doubled(start, "|");
            case '?' -> doubled(start, ".?");
            case '#' -> pointer(start);
            case '/' -> slash(start);
            case '.' -> point(start);
            default -> throw source.problem(start, "unexpected character '" + Character.toString(c) + "'");
        }
    }

    private void doubled(int start, String second) {
        accept(second);
        add(Kind.OPERATOR, start);
    }

    /** {@code #acc} are two words. What follows may begin with a digit. */
    private void pointer(int start) {
        doubled(start, "#");
        int name = at;
        if (at < text.length() && inName(peek())) {
            while (at < text.length() && inName(peek())) {
                at += Character.charCount(peek());
            }
            add(Kind.NAME, name);
        }
    }

    private void slash(int start) throws BadProgram {
        if (accept("/")) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
        } else if (accept("*")) {
            int end = text.indexOf("*/", at);
            if (end < 0) {
                throw source.problem(start, "the comment has no end");
            }
            at = end + 2;
        } else {
            add(Kind.OPERATOR, start);
        }
    }

    private void point(int start) throws BadProgram {
        if (peek() >= '0' && peek() <= '9') {
            number(start);
        } else {
            doubled(start, ".");
        }
    }

    private void number(int start) throws BadProgram {
        String digits = "0123456789_";
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
            } else if (accept("oO")) {
                digits = "01234567_";
            } else if (accept("bB")) {
                digits = "01_";
            }
        }
        skip(digits);
        if (peek() == '.' && text.startsWith("..", at)) {
            add(Kind.NUMBER, start);
            return;
        }
        if (accept(".")) {
            skip(digits);
        }
        if (accept("eE")) {
            accept("+-");
            skip(digits);
        }
        if (at < text.length() && inName(peek())) {
            throw source.problem(
                    start, "'" + text.substring(start, at) + Character.toString(peek()) + "' is no number");
        }
        add(Kind.NUMBER, start);
    }

    private void skip(String any) {
        while (accept(any)) {
            // on to the next
        }
    }

    static boolean startsName(int c) {
        return c == '_' || c == '$' || Character.isLetter(c);
    }

    static boolean inName(int c) {
        return startsName(c) || Character.isDigit(c);
    }

    static boolean isName(String text) {
        return !text.isEmpty()
                && startsName(text.codePointAt(0))
                && text.codePoints().allMatch(Lexer::inName);
    }

    /** What has the property White_Space in Unicode. */
    static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }
}
