package dev.tripline.language.template.lex;

import static dev.tripline.language.template.lex.Letters.isSpace;

import java.util.ArrayList;
import java.util.List;

/** Text outside of actions, delimiters, trim markers and comments; {@link ActionLexer} does what is inside. One use. */
public final class Lexer {
    static final String RIGHT = "}}";
    private static final String LEFT = "{{";
    private static final String COMMENT = "/*";
    private static final String COMMENT_END = "*/";
    /** A minus sign and the white space beside it. */
    private static final int MARKER = 2;

    private final Letters letters;
    private final ActionLexer actions;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(String text) {
        letters = new Letters(text);
        actions = new ActionLexer(letters);
    }

    /** All tokens; the last one is END_OF_TEXT or ERROR. */
    public static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        boolean more = true;
        while (more) {
            more = lexer.text();
        }
        return List.copyOf(lexer.tokens);
    }

    /** Text up to the next action, and that action. False at the end. */
    private boolean text() {
        int action = letters.find(LEFT);
        if (action < 0) {
            letters.moveTo(letters.length());
            addText();
            tokens.add(letters.token(TokenKind.END_OF_TEXT));
            return false;
        }
        boolean trim = letters.charAt(action + 2) == '-' && isSpace(letters.charAt(action + 3));
        int end = action;
        while (trim && end > letters.start() && isSpace(letters.charAt(end - 1))) {
            end--;
        }
        letters.moveTo(end);
        addText();
        letters.moveTo(action);
        letters.skip();
        letters.moveTo(action + LEFT.length());
        int content = letters.at() + (trim ? MARKER : 0);
        boolean comment = letters.charAt(content) == '/' && letters.charAt(content + 1) == '*';
        if (comment) {
            letters.moveTo(content);
            letters.skip();
            return comment();
        }
        tokens.add(letters.token(TokenKind.LEFT_DELIMITER));
        letters.moveTo(content);
        letters.skip();
        return action();
    }

    private void addText() {
        if (letters.at() > letters.start()) {
            tokens.add(letters.token(TokenKind.TEXT));
        }
    }

    private boolean action() {
        actions.begin();
        while (!actions.atEnd()) {
            Token token = actions.next();
            tokens.add(token);
            if (token.is(TokenKind.ERROR)) {
                return false;
            }
        }
        boolean trim = actions.atTrimmedEnd();
        letters.moveTo(letters.at() + (trim ? MARKER : 0));
        letters.skip();
        letters.moveTo(letters.at() + RIGHT.length());
        tokens.add(letters.token(TokenKind.RIGHT_DELIMITER));
        trimmed(trim);
        return true;
    }

    private boolean comment() {
        letters.moveTo(letters.at() + COMMENT.length());
        int end = letters.find(COMMENT_END);
        if (end < 0) {
            tokens.add(letters.error("unclosed comment"));
            return false;
        }
        letters.moveTo(end + COMMENT_END.length());
        boolean trim = actions.atTrimmedEnd();
        if (!trim && !letters.startsWith(RIGHT)) {
            tokens.add(letters.error("after a comment only the closing delimiter may follow"));
            return false;
        }
        letters.moveTo(letters.at() + (trim ? MARKER : 0) + RIGHT.length());
        letters.skip();
        trimmed(trim);
        return true;
    }

    private void trimmed(boolean trim) {
        while (trim && isSpace(letters.peek())) {
            letters.next();
        }
        letters.skip();
    }
}
