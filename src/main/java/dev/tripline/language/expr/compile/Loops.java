package dev.tripline.language.expr.compile;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.code.Choice;
import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Loop;
import dev.tripline.language.expr.code.Loop.Wanted;
import dev.tripline.language.expr.syntax.Node;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the builtins that take a closure. */
final class Loops {
    private final Source source;
    private final Compiler compiler;
    private final Names names;

    Loops(Source source, Compiler compiler, Names names) {
        this.source = source;
        this.compiler = compiler;
        this.names = names;
    }

    Typed loop(Node.Builtin node) throws BadProgram {
        Typed list = compiler.compile(node.arguments().getFirst());
        StaticType type = list.type();
        if (!type.isAny() && !type.isList()) {
            throw source.problem(node.at(), node.name() + " takes an array, not " + type);
        }
        names.enter(type, pointers(node.name()));
        Typed closure = compiler.compile(node.arguments().get(1));
        names.leave();
        boolean free = isFree(node.name());
        if (!free && !closure.type().canBeBool()) {
            throw source.problem(
                    node.arguments().get(1).at(), node.name() + " wants a bool of each item, not " + closure.type());
        }
        Code a = list.code();
        Code each = closure.code();
        int at = node.at();
        return switch (node.name()) {
            case "all" -> Typed.of(new Loop.Quantified(a, each, false, false, at), Plain.BOOL);
            case "none" -> Typed.of(new Loop.Quantified(a, each, true, false, at), Plain.BOOL);
            case "any" -> Typed.of(new Loop.Quantified(a, each, true, true, at), Plain.BOOL);
            case "one" -> Typed.of(new Loop.Count(a, each, true, at), Plain.BOOL);
            case "count" -> Typed.of(new Loop.Count(a, each, false, at), Plain.INT);
            case "filter" -> Typed.of(filter(a, each, at), type.isAny() ? ListOf.ANYTHING : type);
            case "map" -> Typed.of(map(a, each, at), new ListOf(closure.type()));
            case "groupBy" -> Typed.of(new Loop.Group(a, each, at), MapOf.GROUPS);
            case "reduce" -> reduce(node, a, closure);
            default -> found(node, a, each, type);
        };
    }

    private static Set<String> pointers(String name) {
        return switch (name) {
            case "map" -> Set.of("index");
            case "reduce" -> Set.of("index", "acc");
            default -> Set.of();
        };
    }

    private static boolean isFree(String name) {
        return name.equals("map") || name.equals("groupBy") || name.equals("reduce");
    }

    /** Of a filtered list at once, with both predicates. */
    private static Code filter(Code list, Code predicate, int at) {
        return list instanceof Loop.Filter inner && inner.mapped() == null
                ? new Loop.Filter(inner.list(), new Choice.And(inner.predicate(), predicate, at), null, at)
                : new Loop.Filter(list, predicate, null, at);
    }

    /** Of a filtered list at once, so that {@code #index} counts those that were left out, too. */
    private static Code map(Code list, Code mapped, int at) {
        return list instanceof Loop.Filter inner && inner.mapped() == null
                ? new Loop.Filter(inner.list(), inner.predicate(), mapped, at)
                : new Loop.Each(list, mapped, at);
    }

    private static Typed found(Node.Builtin node, Code list, Code predicate, StaticType type) {
        boolean last = node.name().contains("Last");
        Wanted wanted = node.name().endsWith("Index") ? Wanted.INDEX : Wanted.ITEM;
        StaticType result = wanted == Wanted.INDEX ? Plain.INT : type instanceof ListOf of ? of.item() : Plain.ANY;
        return Typed.of(new Loop.Find(list, predicate, null, wanted, last, node.at()), result);
    }

    private Typed reduce(Node.Builtin node, Code list, Typed closure) throws BadProgram {
        @Nullable
        Code initial = node.arguments().size() < 3
                ? null
                : compiler.compile(node.arguments().get(2)).code();
        return Typed.of(new Loop.Reduce(list, closure.code(), initial, node.at()), closure.type());
    }
}
