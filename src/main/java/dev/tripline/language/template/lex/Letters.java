package dev.tripline.language.template.lex;

/** The text with a place in it; reads code points. Beyond the end stands {@link #END}. */
final class Letters {
    static final int END = -1;

    private final String text;
    private int at;
    private int start;
    private int startLine = 1;
    private int counted;

    Letters(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    int start() {
        return start;
    }

    void moveTo(int place) {
        at = place;
    }

    int peek() {
        return at < text.length() ? text.codePointAt(at) : END;
    }

    int next() {
        int letter = peek();
        at += letter == END ? 0 : Character.charCount(letter);
        return letter;
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    boolean accept(String letters) {
        int letter = peek();
        if (letter == END || letters.indexOf(letter) < 0) {
            return false;
        }
        at++;
        return true;
    }

    void acceptAll(String letters) {
        while (accept(letters)) {
            // Until none is left.
        }
    }

    /** Where the string is found from here on, or -1. */
    int find(String what) {
        return text.indexOf(what, at);
    }

    char charAt(int place) {
        return place < text.length() ? text.charAt(place) : 0;
    }

    int length() {
        return text.length();
    }

    /** What was read since the last token, up to here. */
    String taken() {
        return text.substring(start, at);
    }

    Token token(TokenKind kind) {
        Token token = new Token(kind, taken(), lineOfStart());
        start = at;
        return token;
    }

    Token error(String what) {
        return new Token(TokenKind.ERROR, what, lineOfStart());
    }

    /** Forgets what was read since the last token. */
    void skip() {
        start = at;
    }

    private int lineOfStart() {
        for (; counted < start; counted++) {
            if (text.charAt(counted) == '\n') {
                startLine++;
            }
        }
        return startLine;
    }

    static boolean isSpace(int letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
    }

    static boolean isWord(int letter) {
        return letter == '_' || letter != END && (Character.isLetter(letter) || Character.isDigit(letter));
    }
}
