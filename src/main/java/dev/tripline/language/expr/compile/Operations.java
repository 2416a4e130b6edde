package dev.tripline.language.expr.compile;

import com.google.re2j.PatternSyntaxException;
import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.code.Calculation;
import dev.tripline.language.expr.code.Choice;
import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Constant;
import dev.tripline.language.expr.code.Operator;
import dev.tripline.language.expr.syntax.Node;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.IntRange;
import dev.tripline.language.regex.UserPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles operators. */
final class Operations {
    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("==", Operator.EQUAL),
            Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry("<", Operator.LESS),
            Map.entry(">", Operator.MORE),
            Map.entry("<=", Operator.LESS_OR_EQUAL),
            Map.entry(">=", Operator.MORE_OR_EQUAL),
            Map.entry("+", Operator.ADD),
            Map.entry("-", Operator.SUBTRACT),
            Map.entry("*", Operator.MULTIPLY),
            Map.entry("/", Operator.DIVIDE),
            Map.entry("%", Operator.MODULO),
            Map.entry("**", Operator.POWER),
            Map.entry("in", Operator.IN),
            Map.entry("..", Operator.RANGE),
            Map.entry("matches", Operator.MATCHES),
            Map.entry("contains", Operator.CONTAINS),
            Map.entry("startsWith", Operator.STARTS),
            Map.entry("endsWith", Operator.ENDS));

    private final Source source;
    private final Compiler compiler;

    Operations(Source source, Compiler compiler) {
        this.source = source;
        this.compiler = compiler;
    }

    private Operator operator(String sign) {
        return Optional.ofNullable(OPERATORS.get(sign)).orElseThrow();
    }

    Typed unary(Node.Unary node) throws BadProgram {
        Typed operand = compiler.compile(node.operand());
        StaticType type = OperatorTypes.unary(node.operator(), operand.type());
        if (type == null) {
            throw source.problem(node.at(), "'" + node.operator() + "' does not take " + operand.type());
        }
        Code code = switch (node.operator()) {
            case "not" -> new Calculation.Not(operand.code(), node.at());
            case "-" -> new Calculation.Negated(operand.code(), node.at());
            default -> operand.code();
        };
        return Typed.of(Folding.unary(node.operator(), operand.code(), code), type);
    }

    Typed binary(Node.Binary node) throws BadProgram {
        Typed left = compiler.compile(node.left());
        Typed right = compiler.compile(node.right());
        StaticType type = OperatorTypes.binary(node.operator(), left.type(), right.type(), right.item());
        if (type == null) {
            throw source.problem(
                    node.at(), "'" + node.operator() + "' does not take " + left.type() + " and " + right.type());
        }
        return Typed.of(code(node, left, right), type);
    }

    private Code code(Node.Binary node, Typed left, Typed right) throws BadProgram {
        Code a = left.code();
        Code b = right.code();
        return switch (node.operator()) {
            case "and" -> Folding.logical(true, a, b, new Choice.And(a, b, node.at()));
            case "or" -> Folding.logical(false, a, b, new Choice.Or(a, b, node.at()));
            case "??" -> new Choice.Coalesce(a, b);
            case "in" -> in(node, left, b);
            case ".." -> range(a, b, node.at());
            case "matches" -> matches(node, a, b);
            case "==" -> Folding.binary("==", a, b, new Calculation.Binary(equality(left, right), a, b, node.at()));
            default -> {
                if (node.operator().equals("%")
                        && Long.valueOf(0).equals(Folding.literal(b))
                        && Folding.literal(a) != null) {
                    throw source.problem(node.at(), "integer divide by zero");
                }
                Code code = new Calculation.Binary(operator(node.operator()), a, b, node.at());
                yield Folding.binary(node.operator(), a, b, code);
            }
        };
    }

    /** What is known to be ints or strings on both sides may not be nil. */
    private static Operator equality(Typed left, Typed right) {
        if (left.type() != right.type()) {
            return Operator.EQUAL;
        }
        return left.type() == Plain.INT
                ? Operator.EQUAL_INTS
                : left.type() == Plain.STRING ? Operator.EQUAL_TEXTS : Operator.EQUAL;
    }

    private Code matches(Node.Binary node, Code left, Code right) throws BadProgram {
        if (compiler.isUnchecked() || !(node.right() instanceof Node.TextLiteral pattern)) {
            return new Calculation.Binary(Operator.MATCHES, left, right, node.at());
        }
        try {
            return new Calculation.Matches(left, UserPattern.compile(pattern.value()), node.at());
        } catch (PatternSyntaxException e) {
            throw source.problem(pattern.at(), "bad regular expression: " + e.getDescription());
        }
    }

    /** As long as the range is not too long, it costs nothing. */
    private static Code range(Code left, Code right, int at) {
        if (Folding.literal(left) instanceof Long first && Folding.literal(right) instanceof Long last) {
            long size = IntRange.size(first, last);
            if (size <= Evaluation.MOST_ITEMS) {
                return new Constant(new IntRange(first, (int) size), false);
            }
        }
        return new Calculation.Binary(Operator.RANGE, left, right, at);
    }

    /** Arrays of literals are sets, which are more particular about what is looked for. */
    private static Code in(Node.Binary node, Typed left, Code right) {
        if (node.right() instanceof Node.ArrayLiteral array && !array.items().isEmpty()) {
            List<Node> items = array.items();
            boolean ints = items.stream().allMatch(Node.IntegerLiteral.class::isInstance);
            if (ints && left.type().hasKindOf(Plain.INT)) {
                return new Calculation.InInts(left.code(), ints(items), node.at());
            }
            if (items.stream().allMatch(Node.TextLiteral.class::isInstance)) {
                return new Calculation.InTexts(left.code(), texts(items), node.at());
            }
        }
        if (node.right() instanceof Node.Binary && left.type().hasKindOf(Plain.INT)) {
            if (right instanceof Constant constant && constant.value() instanceof IntRange range) {
                return new Calculation.Within(left.code(), range.first(), range.first() + range.size() - 1, node.at());
            }
            if (right instanceof Calculation.Binary range
                    && Folding.literal(range.left()) instanceof Long first
                    && Folding.literal(range.right()) instanceof Long last) {
                return new Calculation.Within(left.code(), first, last, node.at());
            }
        }
        return new Calculation.Binary(Operator.IN, left.code(), right, node.at());
    }

    private static Set<Long> ints(List<Node> items) {
        return items.stream()
                .map(item -> item instanceof Node.IntegerLiteral whole ? whole.value() : 0L)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> texts(List<Node> items) {
        return items.stream()
                .map(item -> item instanceof Node.TextLiteral text ? text.value() : "")
                .collect(Collectors.toUnmodifiableSet());
    }
}
