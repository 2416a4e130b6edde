package dev.tripline.language.govaluate;

import dev.tripline.language.BadProgram;
import dev.tripline.language.govaluate.stage.Chain;
import dev.tripline.language.govaluate.stage.ListOf;
import dev.tripline.language.govaluate.stage.Signed;
import dev.tripline.language.govaluate.stage.Stage;
import dev.tripline.language.govaluate.syntax.Kind;
import dev.tripline.language.govaluate.syntax.Operator;
import dev.tripline.language.govaluate.syntax.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From symbols that may follow each other to stages; the grammar stands in this package's documentation. At most {@value
 * #DEEPEST} levels of brackets, operators inside one another counted as well.
 */
final class Planner {
    static final int DEEPEST = 500;

    private final List<Token> tokens;
    private int at;
    private int depth;

    Planner(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What is left over after a complete expression is not looked at: {@code (1)(2)} is 1. */
    Stage plan() throws BadProgram {
        return operators(Operator.LOOSEST);
    }

    /** Operators that bind at least this tightly, and their operands. */
    private Stage operators(int loosest) throws BadProgram {
        if (++depth > DEEPEST) {
            throw new BadProgram("nested deeper than " + DEEPEST + " levels");
        }
        Stage left = operand();
        Optional<Operator> next = peek();
        while (next.isPresent() && next.get().level() >= loosest) {
            left = chain(left, next.get().level());
            next = peek();
        }
        depth--;
        return left;
    }

    /** All operators of one level in a row: one stage, however many they are. */
    private Stage chain(Stage first, int level) throws BadProgram {
        List<Chain.Link> links = new ArrayList<>();
        Optional<Operator> next = peek();
        while (next.isPresent() && next.get().level() == level) {
            at++;
            links.add(new Chain.Link(next.get(), operators(level + 1)));
            next = peek();
        }
        return level == Operator.SEPARATE.level()
                ? new ListOf(first, links.stream().map(Chain.Link::right).toList())
                : new Chain(first, links);
    }

    private Optional<Operator> peek() {
        return at < tokens.size() && tokens.get(at) instanceof Token.Symbol symbol
                ? Optional.of(symbol.operator())
                : Optional.empty();
    }

    private Stage operand() throws BadProgram {
        Token token = tokens.get(at++);
        return switch (token) {
            case Token.Number number -> new Stage.Constant(number.value());
            case Token.Time time -> new Stage.Constant(time.seconds());
            case Token.Bool bool -> new Stage.Constant(bool.value());
            case Token.Text text -> new Stage.Constant(text.value());
            case Token.Regex regex -> new Stage.Constant(regex.pattern());
            case Token.Name name -> new Stage.Variable(name.name());
            case Token.Accessor accessor -> accessor(accessor);
            case Token.Prefix prefix -> new Signed(prefix.sign(), operand());
            case Token.Open open -> bracket();
            case Token.Close close -> {
                at--;
                yield Stage.MISSING;
            }
            case Token.Symbol symbol ->
                throw new BadProgram(
                        "a value is missing before \"" + symbol.operator().text() + "\"");
        };
    }

    private Stage bracket() throws BadProgram {
        Stage inner = operators(Operator.LOOSEST);
        at++; // whatever it is: govaluate steps over a second value here as well
        return inner;
    }

    private Stage accessor(Token.Accessor accessor) throws BadProgram {
        boolean called = at < tokens.size() && tokens.get(at).kind() == Kind.OPEN;
        Stage arguments = called ? operators(Operator.LOOSEST) : Stage.MISSING;
        return new Stage.Member(accessor.names(), arguments);
    }
}
