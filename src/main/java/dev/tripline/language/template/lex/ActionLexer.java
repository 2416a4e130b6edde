package dev.tripline.language.template.lex;

import static dev.tripline.language.template.lex.Letters.END;
import static dev.tripline.language.template.lex.Letters.isSpace;
import static dev.tripline.language.template.lex.Letters.isWord;

/** The tokens inside of an action. */
final class ActionLexer {
    private static final String DIGITS = "0123456789_";

    private final Letters letters;
    private int parentheses;

    ActionLexer(Letters letters) {
        this.letters = letters;
    }

    void begin() {
        parentheses = 0;
    }

    /** Whether the closing delimiter comes next and no parenthesis is open. */
    boolean atEnd() {
        return parentheses == 0 && atDelimiter();
    }

    private boolean atDelimiter() {
        return letters.startsWith(Lexer.RIGHT) || atTrimmedEnd();
    }

    /** White space, a minus sign and the closing delimiter. */
    boolean atTrimmedEnd() {
        int at = letters.at();
        return isSpace(letters.charAt(at))
                && letters.charAt(at + 1) == '-'
                && letters.charAt(at + 2) == '}'
                && letters.charAt(at + 3) == '}';
    }

    Token next() {
        if (atDelimiter()) {
            return letters.error("unclosed left parenthesis");
        }
        int letter = letters.next();
        return switch (letter) {
            case END -> letters.error("unclosed action");
            case ' ', '\t', '\r', '\n' -> space();
            case '=' -> letters.token(TokenKind.ASSIGN);
            case ':' -> letters.accept("=") ? letters.token(TokenKind.DECLARE) : letters.error("expected :=");
            case '|' -> letters.token(TokenKind.PIPE);
            case '"' -> quoted('"', TokenKind.STRING, "string");
            case '\'' -> quoted('\'', TokenKind.CHARACTER, "character constant");
            case '`' -> raw();
            case '$' -> name(TokenKind.VARIABLE, TokenKind.VARIABLE);
            case '.' -> isDigit(letters.peek()) ? number() : name(TokenKind.FIELD, TokenKind.DOT);
            case '(' -> {
                parentheses++;
                yield letters.token(TokenKind.LEFT_PARENTHESIS);
            }
            case ')' ->
                parentheses-- == 0
                        ? letters.error("unexpected right parenthesis")
                        : letters.token(TokenKind.RIGHT_PARENTHESIS);
            default -> other(letter);
        };
    }

    private Token other(int letter) {
        if (letter == '+' || letter == '-' || isDigit(letter)) {
            return number();
        }
        if (isWord(letter)) {
            return word();
        }
        if (letter > ' ' && letter < 0x7F) {
            return letters.token(TokenKind.SIGN);
        }
        return letters.error(String.format("unrecognized character U+%04X in an action", letter));
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    /** A run of white space; the last of it belongs to a trim marker that follows. */
    private Token space() {
        while (isSpace(letters.peek()) && !atTrimmedEnd()) {
            letters.next();
        }
        return letters.token(TokenKind.SPACE);
    }

    private Token quoted(char quote, TokenKind kind, String what) {
        while (true) {
            int letter = letters.next();
            if (letter == quote) {
                return letters.token(kind);
            }
            if (letter == '\\') {
                letter = letters.next();
            }
            if (letter == END || letter == '\n') {
                return letters.error("unterminated " + what);
            }
        }
    }

    private Token raw() {
        int end = letters.find("`");
        if (end < 0) {
            return letters.error("unterminated raw string");
        }
        letters.moveTo(end + 1);
        return letters.token(TokenKind.RAW_STRING);
    }

    private Token word() {
        readWord();
        if (!atTerminator()) {
            return badLetter();
        }
        return letters.token(TokenKind.ofWord(letters.taken()));
    }

    /** After a dot or a dollar sign. */
    private Token name(TokenKind named, TokenKind bare) {
        if (atTerminator()) {
            return letters.token(bare);
        }
        readWord();
        return atTerminator() ? letters.token(named) : badLetter();
    }

    private void readWord() {
        while (isWord(letters.peek())) {
            letters.next();
        }
    }

    private Token badLetter() {
        return letters.error("bad character " + Character.toString(letters.peek()) + " in a name");
    }

    private boolean atTerminator() {
        int letter = letters.peek();
        return letter == END || isSpace(letter) || ".,|:)(".indexOf(letter) >= 0 || letters.startsWith(Lexer.RIGHT);
    }

    private Token number() {
        letters.moveTo(letters.start());
        if (!scanNumber()) {
            return letters.error("bad number syntax: " + letters.taken());
        }
        int sign = letters.peek();
        if (sign != '+' && sign != '-') {
            return letters.token(TokenKind.NUMBER);
        }
        // A complex number: no blanks, and an i at the end.
        if (!scanNumber() || letters.charAt(letters.at() - 1) != 'i') {
            return letters.error("bad number syntax: " + letters.taken());
        }
        return letters.token(TokenKind.COMPLEX);
    }

    /** Takes what looks like a number; whether it is one shows when it is read. */
    private boolean scanNumber() {
        letters.accept("+-");
        String digits = DIGITS;
        if (letters.accept("0")) {
            digits = letters.accept("xX")
                    ? "0123456789abcdefABCDEF_"
                    : letters.accept("oO") ? "01234567_" : letters.accept("bB") ? "01_" : DIGITS;
        }
        letters.acceptAll(digits);
        if (letters.accept(".")) {
            letters.acceptAll(digits);
        }
        boolean hex = digits.length() > DIGITS.length();
        boolean decimal = digits.equals(DIGITS);
        if (decimal && letters.accept("eE") || hex && letters.accept("pP")) {
            letters.accept("+-");
            letters.acceptAll(DIGITS);
        }
        letters.accept("i");
        if (isWord(letters.peek())) {
            letters.next();
            return false;
        }
        return true;
    }
}
