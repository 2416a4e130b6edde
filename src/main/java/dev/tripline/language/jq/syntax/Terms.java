package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Calls;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.flow.Attempt;
import dev.tripline.language.jq.node.flow.Branch;
import dev.tripline.language.jq.node.flow.Foreach;
import dev.tripline.language.jq.node.flow.Label;
import dev.tripline.language.jq.node.flow.Pipe;
import dev.tripline.language.jq.node.flow.Reduce;
import dev.tripline.language.jq.node.function.Pattern;
import dev.tripline.language.jq.node.path.Index;
import dev.tripline.language.jq.node.value.Collect;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.node.value.Identity;
import dev.tripline.language.jq.node.value.Variable;
import dev.tripline.language.jq.operation.Sum;
import dev.tripline.language.jq.token.Token;
import dev.tripline.language.jq.token.Token.Kind;
import dev.tripline.language.jq.token.Tokens;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What stands between operators: names, literals, brackets, control, with all that hangs on their end. */
final class Terms {
    static final Set<String> KEYWORDS = Set.of(
            "or", "and", "module", "import", "include", "def", "as", "label", "break", "null", "true", "false", "if",
            "then", "elif", "else", "end", "try", "catch", "reduce", "foreach");
    private static final Node SELF = new Identity();

    private final Parser parser;
    private final Tokens tokens;
    private final Calls calls;
    private final Strings strings;
    private final Objects objects;
    private final Suffixes suffixes;

    Terms(Parser parser, Tokens tokens, Calls calls) {
        this.parser = parser;
        this.tokens = tokens;
        this.calls = calls;
        this.strings = new Strings(parser, tokens);
        this.objects = new Objects(parser, tokens, strings, this);
        this.suffixes = new Suffixes(parser, tokens, strings);
    }

    Strings strings() {
        return strings;
    }

    /** With signs before it and suffixes behind it. */
    Node term(Scope scope) {
        parser.enter();
        Node node;
        if (tokens.peek().is("-") || tokens.peek().is("+")) {
            node = signed(tokens.next().is("-"), scope);
        } else {
            node = withSuffixes(scope);
        }
        parser.leave();
        return node;
    }

    /** What hangs on the end of a number with a sign has no effect, as in gojq. */
    private Node signed(boolean minus, Scope scope) {
        Token first = tokens.peek();
        Node inner = term(scope);
        if (first.is(Kind.NUMBER)) {
            return new Constant(minus ? Sum.negated(number(first)) : number(first));
        }
        return new Pipe(inner, Calls.known(minus ? "_negate" : "_plus"));
    }

    /** {@code a.b?} is {@code a | try .b}: only the last suffix is tried. */
    private Node withSuffixes(Scope scope) {
        Node whole;
        Node before = SELF;
        UnaryOperator<Node> last = null;
        if (tokens.peek().is(".")) {
            tokens.next();
            last = suffixes.afterDot(scope);
            whole = last == null ? SELF : last.apply(SELF);
            last = whole instanceof Index ? null : last;
        } else {
            whole = primary(scope);
        }
        while (true) {
            if (tokens.take("?")) {
                whole = last == null ? new Attempt(whole, null) : new Pipe(before, new Attempt(last.apply(SELF), null));
                last = null;
                continue;
            }
            UnaryOperator<Node> suffix = suffixes.next(scope);
            if (suffix == null) {
                return whole;
            }
            before = whole;
            last = suffix;
            whole = suffix.apply(before);
        }
    }

    private Node primary(Scope scope) {
        Token token = tokens.next();
        return switch (token.kind()) {
            case FIELD -> new Index(SELF, token.text());
            case NUMBER -> new Constant(number(token));
            case QUOTE -> strings.rest(null, scope);
            case FORMAT -> {
                boolean text = tokens.peek().is(Kind.QUOTE);
                if (text) {
                    tokens.next();
                }
                yield text ? strings.rest(token.text(), scope) : Strings.format(token.text());
            }
            case VARIABLE -> variable(token, scope);
            case NAME -> word(token, scope);
            case SIGN -> bracket(token, scope);
            case END -> throw tokens.unexpected(token);
        };
    }

    private Object number(Token token) {
        try {
            return Numbers.parse(token.text());
        } catch (Spent e) {
            throw tokens.fault(e.limit(), token.start());
        }
    }

    Node variable(Token token, Scope scope) {
        int place = scope.placeOfVariable(token.text());
        if (place >= 0) {
            return new Variable(place);
        }
        if (token.text().equals("ENV")) {
            return new Constant(Map.of());
        }
        throw tokens.fault("variable not defined: $" + token.text(), token.start());
    }

    private Node bracket(Token token, Scope scope) {
        switch (token.text()) {
            case ".." -> {
                return call(new Token(Kind.NAME, "recurse", token.start()), List.of(), scope);
            }
            case "(" -> {
                Node inner = parser.query(scope);
                tokens.expect(")");
                return inner;
            }
            case "[" -> {
                if (tokens.take("]")) {
                    return new Constant(List.of());
                }
                Node items = parser.query(scope);
                tokens.expect("]");
                return new Collect(items);
            }
            case "{" -> {
                return objects.rest(scope);
            }
            default -> throw tokens.unexpected(token);
        }
    }

    private Node word(Token token, Scope scope) {
        return switch (token.text()) {
            case "null" -> new Constant(null);
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            case "if" -> branch(scope);
            case "try" -> {
                Node body = term(scope);
                yield new Attempt(body, tokens.takeWord("catch") ? term(scope) : null);
            }
            case "reduce" -> loop(scope, false);
            case "foreach" -> loop(scope, true);
            case "break" -> jump(scope);
            default -> call(token, arguments(scope), scope);
        };
    }

    private List<Node> arguments(Scope scope) {
        List<Node> arguments = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                arguments.add(parser.query(scope));
            } while (tokens.take(";"));
            tokens.expect(")");
        }
        return arguments;
    }

    private Node call(Token name, List<Node> arguments, Scope scope) {
        Node call = KEYWORDS.contains(name.text()) ? null : calls.call(name.text(), arguments, scope);
        if (call != null) {
            return call;
        }
        if (KEYWORDS.contains(name.text())) {
            throw tokens.unexpected(name);
        }
        String signature = name.text() + "/" + arguments.size();
        boolean input = signature.equals("input/0") || signature.equals("inputs/0");
        throw tokens.fault(input ? "input(s)/0 is not allowed" : "function not defined: " + signature, name.start());
    }

    /** After {@code if} or {@code elif}. */
    private Node branch(Scope scope) {
        List<Node> conditions = new ArrayList<>();
        List<Node> bodies = new ArrayList<>();
        do {
            conditions.add(parser.query(scope));
            tokens.expectWord("then");
            bodies.add(parser.query(scope));
        } while (tokens.takeWord("elif"));
        Node node = tokens.takeWord("else") ? parser.query(scope) : SELF;
        tokens.expectWord("end");
        for (int i = conditions.size() - 1; i >= 0; i--) {
            node = new Branch(conditions.get(i), bodies.get(i), node);
        }
        return node;
    }

    private Node loop(Scope scope, boolean each) {
        Node source = parser.expression(scope);
        tokens.expectWord("as");
        Patterns patterns = new Patterns(parser, this, tokens);
        patterns.read(scope);
        Scope inner = patterns.with(scope);
        tokens.expect("(");
        Node start = parser.query(scope);
        tokens.expect(";");
        Node update = parser.query(inner);
        Node extract = each && tokens.take(";") ? parser.query(inner) : SELF;
        tokens.expect(")");
        Pattern pattern = patterns.patterns().getFirst();
        return each ? new Foreach(source, pattern, start, update, extract) : new Reduce(source, pattern, start, update);
    }

    private Node jump(Scope scope) {
        Token label = tokens.expect(Kind.VARIABLE);
        int place = scope.placeOfLabel(label.text());
        if (place < 0) {
            throw tokens.fault("label not defined: $" + label.text(), label.start());
        }
        return new Label.Break(place);
    }

    /** Null for none. */
    @Nullable
    Node callIfKnown(String name, Scope scope) {
        return calls.call(name, List.of(), scope);
    }
}
