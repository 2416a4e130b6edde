package dev.tripline.language.govaluate.syntax;

import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.BadProgram;
import dev.tripline.language.govaluate.date.DateLiteral;
import dev.tripline.language.number.GoNumber;
import dev.tripline.language.regex.UserPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Cuts an expression into symbols and looks whether they may follow each other. At most {@value #LONGEST} characters and
 * {@value #MOST_TOKENS} symbols.
 */
public final class Tokenizer {
    public static final int LONGEST = 1 << 16;
    public static final int MOST_TOKENS = 10_000;

    private final Source source;
    private final List<Token> tokens = new ArrayList<>();
    private Kind last = Kind.START;
    private int open;

    private Tokenizer(Source source) {
        this.source = source;
    }

    /**
     * The symbols of an expression, brackets balanced, texts behind {@code =~} compiled.
     *
     * @throws BadProgram saying what is wrong where
     */
    public static List<Token> read(String expression) throws BadProgram {
        if (expression.length() > LONGEST) {
            throw new BadProgram("longer than " + LONGEST + " characters");
        }
        Tokenizer tokenizer = new Tokenizer(new Source(expression));
        tokenizer.all();
        return List.copyOf(tokenizer.tokens);
    }

    private void all() throws BadProgram {
        while (source.hasNext()) {
            int c = source.next();
            if (!Letters.isSpace(c)) {
                int position = source.position();
                add(token(c), position);
            }
        }
        if (open != 0) {
            throw new BadProgram("brackets are not balanced");
        }
        if (!last.mayEnd()) {
            throw new BadProgram(last == Kind.START ? "empty expression" : "the end came too early");
        }
    }

    private void add(Token token, int position) throws BadProgram {
        if (tokens.size() == MOST_TOKENS) {
            throw new BadProgram("more than " + MOST_TOKENS + " symbols");
        }
        if (!last.mayPrecede(token.kind())) {
            String after = last == Kind.START ? "an expression cannot begin with" : "after " + word(last) + " comes";
            throw new BadProgram("character " + position + ": " + after + " " + word(token.kind()));
        }
        open += token instanceof Token.Open ? 1 : token instanceof Token.Close ? -1 : 0;
        tokens.add(isPattern(token) ? compiled(((Token.Text) token).value(), position) : token);
        last = token.kind();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case START -> "the beginning";
            case OPEN -> "an opening bracket";
            case CLOSE -> "a closing bracket";
            case TIME -> "a date";
            case ACCESSOR -> "a name with dots";
            case TERNARY -> "\"?\", \":\" or \"??\"";
            case SEPARATOR -> "a comma";
            case PREFIX -> "a sign";
            case MODIFIER -> "an arithmetic operator";
            case LOGICAL -> "a logical operator";
            case NUMBER, BOOLEAN, TEXT, NAME, COMPARATOR -> "a " + kind.name().toLowerCase(Locale.ROOT);
        };
    }

    private boolean isPattern(Token token) {
        return token instanceof Token.Text
                && !tokens.isEmpty()
                && tokens.getLast() instanceof Token.Symbol symbol
                && symbol.operator().takesPattern();
    }

    private static Token compiled(String regex, int position) throws BadProgram {
        try {
            return new Token.Regex(UserPattern.compile(regex));
        } catch (PatternSyntaxException e) {
            throw new BadProgram("character " + position + ": bad regular expression: " + e.getDescription());
        }
    }

    private Token token(int c) throws BadProgram {
        if (Letters.isNumeric(c)) {
            return number(c);
        }
        if (Character.isLetter(c)) {
            source.back();
            return name(source.word(Letters::isInName));
        }
        return switch (c) {
            case ',' -> new Token.Symbol(Operator.SEPARATE);
            case '[' -> new Token.Name(source.quoted(end -> end == ']', "the name in square brackets"));
            case '\'', '"' -> text(source.quoted(Letters::isQuote, "the text"));
            case '(' -> new Token.Open();
            case ')' -> new Token.Close();
            default -> symbol();
        };
    }

    private Token number(int first) throws BadProgram {
        int position = source.position();
        if (first == '0' && source.hasNext()) {
            boolean hex = source.next() == 'x' && source.hasNext();
            if (hex) {
                return hexadecimal(position);
            }
            source.back();
        }
        source.back();
        OptionalDouble number = GoNumber.parse(source.word(Letters::isNumeric));
        if (number.isEmpty()) {
            throw new BadProgram("character " + position + ": not a number");
        }
        return new Token.Number(number.getAsDouble());
    }

    private Token hexadecimal(int position) throws BadProgram {
        String digits = source.word(Letters::isHexDigit);
        if (!digits.matches("[0-9a-fA-F]+") || digits.replaceFirst("^0+", "").length() > 16) {
            throw new BadProgram("character " + position + ": not a hexadecimal number of at most 64 bits");
        }
        return new Token.Number(GoNumber.parse("0x" + digits + "p0").orElseThrow());
    }

    private Token name(String word) throws BadProgram {
        return switch (word) {
            case "true" -> new Token.Bool(true);
            case "false" -> new Token.Bool(false);
            case "in", "IN" -> new Token.Symbol(Operator.IN);
            default -> word.indexOf('.') > 0 ? accessor(word) : new Token.Name(word);
        };
    }

    private static Token accessor(String word) throws BadProgram {
        List<String> names = List.of(word.split("\\.", -1));
        if (word.endsWith(".")) {
            throw new BadProgram("a dot at the end of \"" + word + "\"");
        }
        for (String field : names.subList(1, names.size())) {
            if (!field.isEmpty() && Character.toUpperCase(field.codePointAt(0)) != field.codePointAt(0)) {
                throw new BadProgram("\"" + word + "\": a name with dots must go in square brackets, [" + word + "]");
            }
        }
        return new Token.Accessor(names);
    }

    private static Token text(String text) {
        OptionalLong seconds = DateLiteral.seconds(text);
        return seconds.isPresent() ? new Token.Time(seconds.getAsLong()) : new Token.Text(text);
    }

    private Token symbol() throws BadProgram {
        int position = source.position();
        source.back();
        String text = source.word(Letters::isInSymbol);
        Optional<Sign> sign = last.mayPrecede(Kind.PREFIX) ? Sign.of(text) : Optional.empty();
        if (sign.isPresent()) {
            return new Token.Prefix(sign.get());
        }
        return Operator.ofSymbol(text)
                .map(Token.Symbol::new)
                .orElseThrow(() -> new BadProgram("character " + position + ": \"" + text
                        + "\" is no operator here; a blank parts an operator from a sign"));
    }
}
