package dev.tripline.language.template.parse;

import static dev.tripline.language.template.parse.Cursor.bad;

import dev.tripline.language.BadProgram;
import dev.tripline.language.template.lex.Lexer;
import dev.tripline.language.template.lex.Token;
import dev.tripline.language.template.lex.TokenKind;
import dev.tripline.language.template.tree.Node;
import dev.tripline.language.template.tree.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses a whole template: its body and what it defines. One use. */
public final class Parser {
    /** Characters. */
    private static final int LONGEST = 1 << 18;

    private final Cursor cursor;
    private final Functions functions;
    private final Set<String> words;
    private final Map<String, List<Node>> definitions = new HashMap<>();

    private Parser(String text, Functions functions) {
        List<Token> tokens = Lexer.tokens(text);
        this.cursor = new Cursor(tokens);
        this.words = tokens.stream()
                .filter(token -> token.is(TokenKind.IDENTIFIER))
                .map(Token::text)
                .collect(Collectors.toUnmodifiableSet());
        this.functions = functions;
    }

    /**
     * @throws BadProgram a syntax error, with its line; a template that is too long or too deep
     */
    public static Program parse(String text, Functions functions) throws BadProgram {
        if (text.length() > LONGEST) {
            throw new BadProgram("a template of more than " + LONGEST + " characters");
        }
        return new Parser(text, functions).program();
    }

    private Program program() throws BadProgram {
        Body main = new Body(this, cursor, functions);
        List<Node> nodes = new ArrayList<>();
        while (!cursor.peek().is(TokenKind.END_OF_TEXT)) {
            int mark = cursor.mark();
            Token first = cursor.next();
            if (first.is(TokenKind.LEFT_DELIMITER) && cursor.nextPastSpace().is(TokenKind.DEFINE)) {
                definition();
                continue;
            }
            cursor.backTo(mark);
            nodes.add(main.topLevel());
        }
        return new Program(nodes, definitions, words);
    }

    private void definition() throws BadProgram {
        Token token = cursor.nextPastSpace();
        String name = name(token, "define clause");
        cursor.expect(TokenKind.RIGHT_DELIMITER, "define clause");
        define(token.line(), name, new Body(this, cursor, functions).untilEnd("define clause"));
    }

    /** The quoted name of a template. */
    String name(Token token, String context) throws BadProgram {
        if (!token.is(TokenKind.STRING) && !token.is(TokenKind.RAW_STRING)) {
            throw cursor.unexpected(token, context);
        }
        return Quotes.string(token.text()).orElseThrow(() -> bad(token.line(), "invalid string " + token));
    }

    /** A template that has something in it may not be defined twice. */
    void define(int line, String name, List<Node> body) throws BadProgram {
        List<Node> old = definitions.get(name);
        if (old == null || isEmpty(old)) {
            definitions.put(name, body);
        } else if (!isEmpty(body)) {
            throw bad(line, "the template \"" + name + "\" is defined twice");
        }
    }

    private static boolean isEmpty(List<Node> body) {
        return body.stream()
                .allMatch(node -> node instanceof Node.Text text && text.text().isBlank());
    }
}
