package dev.tripline.language.expr.compile;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.builtin.Builtins;
import dev.tripline.language.expr.code.Choice;
import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Constant;
import dev.tripline.language.expr.code.Literal;
import dev.tripline.language.expr.code.Lookup;
import dev.tripline.language.expr.code.Reach;
import dev.tripline.language.expr.syntax.Node;
import dev.tripline.language.expr.syntax.Parser;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles one program. */
public final class Compiler {
    private final Source source;
    private final Names names;
    private final Operations operations;
    private final Reaching reaching;
    private final Calls calls;
    private boolean unchecked;

    private Compiler(Source source, Map<String, ?> bound) {
        this.source = source;
        this.names = new Names(bound);
        this.operations = new Operations(source, this);
        this.reaching = new Reaching(source, this, names);
        this.calls = new Calls(source, this, names);
    }

    /**
     * A program's code.
     *
     * @param slots how many variables it needs
     */
    public record Program(Code code, int slots) {}

    /**
     * @param bound what every environment has, whatever else it has under these names
     * @throws BadProgram saying what is wrong where
     */
    public static Program compile(Source source, Map<String, ?> bound) throws BadProgram {
        Node tree = Parser.parse(source, Builtins.names());
        Compiler compiler = new Compiler(source, bound);
        Code code = compiler.compile(tree).code();
        return new Program(code, compiler.names.slots());
    }

    Typed compile(Node node) throws BadProgram {
        Typed typed = typed(node);
        return unchecked ? typed.forgotten() : typed;
    }

    /** As expr does with the arguments of functions that it knows nothing of: types do not matter in there. */
    Typed unchecked(Node node) throws BadProgram {
        boolean outside = unchecked;
        unchecked = true;
        Typed typed = compile(node);
        unchecked = outside;
        return typed;
    }

    boolean isUnchecked() {
        return unchecked;
    }

    private Typed typed(Node node) throws BadProgram {
        return switch (node) {
            case Node.NilLiteral nil -> Typed.of(new Constant(null, false), Plain.NIL);
            case Node.BoolLiteral literal -> Typed.of(Constant.literal(literal.value()), Plain.BOOL);
            case Node.IntegerLiteral literal -> Typed.of(Constant.literal(literal.value()), Plain.INT);
            case Node.FloatLiteral literal -> Typed.of(Constant.literal(literal.value()), Plain.FLOAT);
            case Node.TextLiteral literal -> Typed.of(Constant.literal(literal.value()), Plain.STRING);
            case Node.ArrayLiteral literal -> array(literal);
            case Node.MapLiteral literal -> map(literal);
            case Node.Name name -> names.resolve(name.name());
            case Node.Pointer pointer -> pointer(pointer);
            case Node.Unary unary -> operations.unary(unary);
            case Node.Binary binary -> operations.binary(binary);
            case Node.Conditional conditional -> conditional(conditional);
            case Node.Let let -> let(let);
            case Node.Chain chain -> {
                Typed link = compile(chain.link());
                yield link.with(new Reach.Chain(link.code()));
            }
            case Node.Member member -> reaching.member(member);
            case Node.Slice slice -> reaching.slice(slice);
            case Node.Call call -> calls.call(call);
            case Node.Builtin builtin -> calls.builtin(builtin);
            case Node.Closure closure -> closure(closure);
        };
    }

    private Typed array(Node.ArrayLiteral literal) throws BadProgram {
        List<Code> items = new ArrayList<>();
        StaticType previous = null;
        boolean alike = true;
        for (Node node : literal.items()) {
            Typed item = compile(node);
            StaticType type = item.type();
            alike &= previous == null || !type.isNil() && !previous.isNil() && type.hasKindOf(previous);
            previous = type;
            items.add(item.code());
        }
        @Nullable StaticType common = alike && previous != null && !previous.isNil() ? previous : null;
        return Typed.array(Folding.array(items, new Literal.Array(List.copyOf(items))), common);
    }

    private Typed map(Node.MapLiteral literal) throws BadProgram {
        List<Code> keys = new ArrayList<>();
        List<Code> values = new ArrayList<>();
        for (Node.Pair pair : literal.pairs()) {
            keys.add(compile(pair.key()).code());
            values.add(compile(pair.value()).code());
        }
        return Typed.of(new Literal.Members(List.copyOf(keys), List.copyOf(values), literal.at()), MapOf.ANYTHING);
    }

    private Typed pointer(Node.Pointer pointer) throws BadProgram {
        Typed found = names.pointer(pointer.name(), pointer.at(), unchecked);
        if (found == null) {
            throw source.problem(pointer.at(), "there is no '#" + pointer.name() + "' here");
        }
        return found;
    }

    private Typed conditional(Node.Conditional node) throws BadProgram {
        Typed condition = compile(node.condition());
        if (!condition.type().canBeBool()) {
            throw source.problem(node.at(), "the condition is " + condition.type() + ", not a bool");
        }
        Typed yes = compile(node.yes());
        Typed no = compile(node.no());
        return Typed.of(
                new Choice.Conditional(condition.code(), yes.code(), no.code(), node.at()),
                OperatorTypes.conditional(yes.type(), no.type()));
    }

    private Typed let(Node.Let node) throws BadProgram {
        if (!unchecked && names.isTaken(node.name())) {
            throw source.problem(node.at(), "'" + node.name() + "' cannot be declared again");
        }
        Typed value = compile(node.value());
        int slot = names.declare(node.name(), value);
        Typed body = compile(node.body());
        names.forget();
        return body.with(new Lookup.Let(slot, value.code(), body.code()));
    }

    private Typed closure(Node.Closure node) throws BadProgram {
        Typed body = compile(node.body());
        if (body.type().isNil()) {
            throw source.problem(node.at(), "a closure cannot be nil");
        }
        return body;
    }
}
