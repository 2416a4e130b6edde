package dev.tripline.language.script.syntax;

import dev.tripline.language.BadProgram;

/** Cuts a chunk into words. Texts are bytes, one in each char. */
final class Lexer {
    private static final char END = '\uffff';
    private static final String SIGNS = "+*/%^#(){}];,<>=-[:.";

    private final String text;
    private int at;
    private int line = 1;

    Lexer(String text) {
        this.text = text;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** The next byte; the two of a line's end count as one. */
    private char read() {
        char c = peek();
        if (c == END) {
            return END;
        }
        at++;
        if (c == '\n' || c == '\r') {
            line++;
            if ((c == '\n' ? '\r' : '\n') == peek()) {
                at++;
            }
            return '\n';
        }
        return c;
    }

    private BadProgram wrong(String what) {
        return new BadProgram("<string>:" + line + ": " + what);
    }

    Token next() throws BadProgram {
        boolean newline = skipBlanks();
        int start = line;
        char c = peek();
        if (c == END) {
            return new Token(Token.Kind.END, "end of the script", line, newline);
        }
        if (isLetter(c)) {
            int from = at;
            while (isLetter(peek()) || isDigit(peek())) {
                at++;
            }
            String word = text.substring(from, at);
            Token.Kind kind = Token.KEYWORDS.contains(word) ? Token.Kind.WORD : Token.Kind.NAME;
            return new Token(kind, word, start, newline);
        }
        if (isDigit(c) || c == '.' && isDigit(peekSecond())) {
            return new Token(Token.Kind.NUMBER, number(), start, newline);
        }
        if (c == '"' || c == '\'') {
            return new Token(Token.Kind.TEXT, quoted(), start, newline);
        }
        if (c == '[' && (peekSecond() == '[' || peekSecond() == '=')) {
            at++;
            return new Token(Token.Kind.TEXT, bracketed(), start, newline);
        }
        return new Token(Token.Kind.WORD, sign(c), start, newline);
    }

    private char peekSecond() {
        return at + 1 < text.length() ? text.charAt(at + 1) : END;
    }

    private static boolean isLetter(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean skipBlanks() throws BadProgram {
        boolean newline = false;
        while (true) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                newline = read() == '\n' || newline;
            } else if (c == '-' && peekSecond() == '-') {
                at += 2;
                comment();
            } else {
                return newline;
            }
        }
    }

    private void comment() throws BadProgram {
        if (peek() == '[' && (peekSecond() == '[' || peekSecond() == '=')) {
            at++;
            bracketed();
            return;
        }
        while (peek() != '\n' && peek() != '\r' && peek() != END) {
            at++;
        }
    }

    private String sign(char c) throws BadProgram {
        for (String longer : new String[] {"...", "..", "==", "~=", "<=", ">=", "::"}) {
            if (text.startsWith(longer, at)) {
                at += longer.length();
                return longer;
            }
        }
        if (SIGNS.indexOf(c) < 0) {
            throw wrong("unexpected symbol near '" + c + "'");
        }
        at++;
        return String.valueOf(c);
    }

    private String number() {
        int from = at;
        if (peek() == '0' && (peekSecond() == 'x' || peekSecond() == 'X')) {
            at += 2;
            while (Character.digit(peek(), 16) >= 0) {
                at++;
            }
            return text.substring(from, at);
        }
        if (peek() == '0' && isDigit(peekSecond())) {
            from = ++at;
        }
        digits();
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            digits();
        }
        return text.substring(from, at);
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private String quoted() throws BadProgram {
        char quote = read();
        StringBuilder out = new StringBuilder();
        for (char c = read(); c != quote; c = read()) {
            if (c == '\n' || c == END) {
                throw wrong("unterminated string");
            }
            out.append(c == '\\' ? escape() : c);
        }
        return out.toString();
    }

    private char escape() throws BadProgram {
        char c = read();
        if (!isDigit(c)) {
            return switch (c) {
                case 'a' -> 7;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'v' -> 11;
                case END -> throw wrong("unterminated string");
                default -> c;
            };
        }
        int value = c - '0';
        for (int i = 0; i < 2 && isDigit(peek()); i++) {
            value = value * 10 + read() - '0';
        }
        return (char) (value & 0xFF);
    }

    /** After the first bracket. */
    private String bracketed() throws BadProgram {
        int level = equalSigns();
        if (read() != '[') {
            throw wrong("invalid long string");
        }
        if (peek() == '\n' || peek() == '\r') {
            read();
        }
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = read();
            if (c == END) {
                throw wrong("unterminated long string");
            }
            if (c != ']') {
                out.append(c);
                continue;
            }
            int before = at;
            if (equalSigns() == level && peek() == ']') {
                at++;
                return out.toString();
            }
            at = before;
            out.append(c);
        }
    }

    private int equalSigns() {
        int count = 0;
        while (peek() == '=') {
            at++;
            count++;
        }
        return count;
    }
}
