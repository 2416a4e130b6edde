package dev.tripline.language.jq.syntax;

import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Parameter;
import dev.tripline.language.jq.names.Calls;
import dev.tripline.language.jq.names.Scope;
import dev.tripline.language.jq.node.flow.Alternative;
import dev.tripline.language.jq.node.flow.Branch;
import dev.tripline.language.jq.node.flow.Comma;
import dev.tripline.language.jq.node.flow.Label;
import dev.tripline.language.jq.node.flow.Pipe;
import dev.tripline.language.jq.node.function.Bind;
import dev.tripline.language.jq.node.function.Define;
import dev.tripline.language.jq.node.function.Pattern;
import dev.tripline.language.jq.node.function.PreludeFunction;
import dev.tripline.language.jq.node.path.Assign;
import dev.tripline.language.jq.node.path.Index;
import dev.tripline.language.jq.node.path.Modify;
import dev.tripline.language.jq.node.path.ModifyWith;
import dev.tripline.language.jq.node.value.Constant;
import dev.tripline.language.jq.node.value.NativeCall;
import dev.tripline.language.jq.operation.Operator;
import dev.tripline.language.jq.token.Token;
import dev.tripline.language.jq.token.Token.Kind;
import dev.tripline.language.jq.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole programs, definitions, pipes and operators. What stands between operators is read by {@link Terms}. */
final class Parser {
    private static final int DEEPEST = 300;
    private static final int ALTERNATIVE = 1;
    private static final int UPDATE = 2;
    private static final int OR = 3;
    private static final int AND = 4;
    private static final int COMPARISON = 5;
    private static final int SUM = 6;
    private static final int PRODUCT = 7;

    private final Tokens tokens;
    private final Calls calls;
    private final Terms terms;
    private int depth;

    Parser(String program, Calls calls) {
        this.tokens = new Tokens(program);
        this.calls = calls;
        this.terms = new Terms(this, tokens, calls);
    }

    Node program() {
        Token first = tokens.peek();
        if (first.isWord("import") || first.isWord("include") || first.isWord("module")) {
            throw tokens.fault("modules are not supported", first.start());
        }
        Node node = query(Scope.EMPTY);
        if (!tokens.peek().is(Kind.END)) {
            throw tokens.unexpected(tokens.peek());
        }
        return node;
    }

    /** Nothing but definitions, which go into the calls. */
    void prelude() {
        while (tokens.takeWord("def")) {
            String name = tokens.expect(Kind.NAME).text();
            List<String> parameters = parameters();
            PreludeFunction function = calls.declare(name, parameters.size());
            function.define(body(Scope.EMPTY, parameters));
        }
    }

    void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw tokens.fault(
                    "nested deeper than " + DEEPEST + " levels", tokens.peek().start());
        }
    }

    void leave() {
        depth--;
    }

    /** Everything up to a closing bracket or the end: pipes of commas of operators. */
    Node query(Scope scope) {
        enter();
        Node pipe = null;
        boolean over;
        do {
            Node all = null;
            do {
                Node rest = rest(scope);
                over = rest != null;
                Node one = rest == null ? expression(scope, ALTERNATIVE) : rest;
                if (!over && tokens.takeWord("as")) {
                    one = binding(one, scope);
                    over = true;
                }
                all = all == null ? one : new Comma(all, one);
            } while (!over && tokens.take(","));
            pipe = pipe == null ? all : new Pipe(pipe, all);
        } while (!over && tokens.take("|"));
        leave();
        return pipe;
    }

    /** A definition or a label, to which all that follows belongs; null when there is neither. */
    private @Nullable Node rest(Scope scope) {
        if (tokens.takeWord("def")) {
            String name = functionName();
            List<String> parameters = parameters();
            Scope inner = scope.function(name, parameters.size());
            return new Define(body(inner, parameters), query(inner));
        }
        if (tokens.takeWord("label")) {
            String name = tokens.expect(Kind.VARIABLE).text();
            tokens.expect("|");
            return new Label(query(scope.label(name)));
        }
        return null;
    }

    private String functionName() {
        Token name = tokens.expect(Kind.NAME);
        if (Terms.KEYWORDS.contains(name.text())) {
            throw tokens.unexpected(name);
        }
        return name.text();
    }

    private List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                boolean variable = tokens.peek().is(Kind.VARIABLE);
                parameters.add(variable ? "$" + tokens.next().text() : functionName());
            } while (tokens.take(";"));
            tokens.expect(")");
        }
        tokens.expect(":");
        return parameters;
    }

    /** A parameter with a dollar is a parameter, and a variable with its outputs. */
    private Node body(Scope outer, List<String> parameters) {
        Scope scope = outer;
        for (String parameter : parameters) {
            scope = scope.parameter(parameter.startsWith("$") ? parameter.substring(1) : parameter);
        }
        List<Node> sources = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).startsWith("$")) {
                sources.add(new Parameter(parameters.size() - 1 - i + sources.size()));
                scope = scope.variable(parameters.get(i).substring(1));
            }
        }
        Node body = query(scope);
        tokens.expect(";");
        Pattern variable = new Pattern(List.of(new Pattern.Copy(Pattern.VALUE, 1)), List.of(1), 2);
        for (Node source : sources.reversed()) {
            body = new Bind(source, List.of(variable), body);
        }
        return body;
    }

    private Node binding(Node source, Scope scope) {
        Patterns patterns = new Patterns(this, terms, tokens);
        patterns.read(scope);
        while (tokens.take("?//")) {
            patterns.read(scope);
        }
        tokens.expect("|");
        return new Bind(source, patterns.patterns(), query(patterns.with(scope)));
    }

    /** Operators that bind at least so strongly. */
    Node expression(Scope scope, int least) {
        enter();
        Node left = terms.term(scope);
        int strength = strength(tokens.peek());
        while (strength >= least) {
            Token sign = tokens.next();
            Node right = expression(scope, strength == ALTERNATIVE ? strength : strength + 1);
            left = joined(sign.text(), left, right);
            int following = strength(tokens.peek());
            if (following == strength && (strength == UPDATE || strength == COMPARISON)) {
                throw tokens.unexpected(tokens.peek());
            }
            strength = following;
        }
        leave();
        return left;
    }

    /** An expression, of whatever operators. */
    Node expression(Scope scope) {
        return expression(scope, ALTERNATIVE);
    }

    private static int strength(Token token) {
        if (token.is(Kind.NAME)) {
            return token.isWord("or") ? OR : token.isWord("and") ? AND : 0;
        }
        if (!token.is(Kind.SIGN)) {
            return 0;
        }
        return switch (token.text()) {
            case "//" -> ALTERNATIVE;
            case "=", "|=", "+=", "-=", "*=", "/=", "%=", "//=" -> UPDATE;
            case "==", "!=", "<", "<=", ">", ">=" -> COMPARISON;
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            default -> 0;
        };
    }

    private static final Map<String, Operator> OPERATORS = operators();

    private static Map<String, Operator> operators() {
        Map<String, Operator> operators = new java.util.HashMap<>();
        for (Operator operator : Operator.values()) {
            operators.put(operator.sign(), operator);
        }
        return Map.copyOf(operators);
    }

    private static Node joined(String sign, Node left, Node right) {
        Node yes = new Constant(true);
        Node no = new Constant(false);
        return switch (sign) {
            case "//" -> new Alternative(left, right);
            case "or" -> new Branch(left, yes, new Branch(right, yes, no));
            case "and" -> new Branch(left, new Branch(right, yes, no), no);
            case "=" -> assignment(left, right);
            case "|=" -> new Modify(left, right);
            default -> {
                Operator operator = OPERATORS.get(sign);
                Operator update = OPERATORS.get(sign.substring(0, sign.length() - 1));
                if (operator != null) {
                    yield NativeCall.of(operator, left, right);
                }
                yield new ModifyWith(left, java.util.Objects.requireNonNull(update), right);
            }
        };
    }

    private static Node assignment(Node left, Node right) {
        List<@Nullable Object> keys = left instanceof Index index ? index.keys() : null;
        return keys == null ? new Assign(left, right) : Calls.known("setpath", new Constant(keys), right);
    }
}
