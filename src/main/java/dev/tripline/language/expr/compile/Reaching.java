package dev.tripline.language.expr.compile;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Constant;
import dev.tripline.language.expr.code.Loop;
import dev.tripline.language.expr.code.Reach;
import dev.tripline.language.expr.method.Methods;
import dev.tripline.language.expr.syntax.Node;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import org.jspecify.annotations.Nullable;

/** Compiles members, indices and slices. */
final class Reaching {
    private final Source source;
    private final Compiler compiler;
    private final Names names;

    Reaching(Source source, Compiler compiler, Names names) {
        this.source = source;
        this.compiler = compiler;
        this.names = names;
    }

    Typed member(Node.Member node) throws BadProgram {
        Typed target = compiler.compile(node.target());
        Typed key = compiler.compile(node.property());
        Code code = code(node, target.code(), key.code());
        String name = node.property() instanceof Node.TextLiteral text ? text.value() : null;
        if (node.target() instanceof Node.Name environment && environment.name().equals(Names.ENVIRONMENT)) {
            return name == null ? Typed.of(code, Plain.ANY) : names.global(name).with(code);
        }
        Signature method = name == null ? null : Methods.signature(target.type(), name);
        return method == null ? Typed.of(code, type(node, target.type(), key.type())) : Typed.method(code, method);
    }

    private StaticType type(Node.Member node, StaticType target, StaticType key) throws BadProgram {
        return switch (target) {
            case Plain plain when plain == Plain.ANY -> Plain.ANY;
            case MapOf map -> {
                if (!key.isNil() && !key.isAny() && !key.isAssignableTo(map.key())) {
                    throw source.problem(node.at(), key + " cannot be a key of this map");
                }
                yield map.value();
            }
            case ListOf list -> {
                if (!key.canBeInteger()) {
                    throw source.problem(node.at(), "an index is an int, not " + key);
                }
                yield list.item();
            }
            case Plain other -> throw source.problem(node.at(), other + " has no such member");
        };
    }

    /** The first and the last item of a filtered list are searched, which leaves the rest of the list alone. */
    private static Code code(Node.Member node, Code target, Code key) {
        if (!node.optional() && target instanceof Loop.Filter filter && Folding.literal(key) instanceof Long index) {
            if (index == 0 || index == -1) {
                return Calls.found(filter, Loop.Wanted.CERTAIN_ITEM, index == -1);
            }
        }
        return new Reach.Member(target, key, node.optional(), node.at());
    }

    Typed slice(Node.Slice node) throws BadProgram {
        Typed target = compiler.compile(node.target());
        StaticType type = target.type();
        if (!type.isAny() && !type.isList() && type != Plain.STRING) {
            throw source.problem(node.at(), "cannot slice " + type);
        }
        Code from = bound(node.from());
        Code to = bound(node.to());
        Code start = from == null ? Constant.literal(0L) : from;
        return Typed.of(new Reach.Slice(target.code(), start, to, node.at()), type);
    }

    private @Nullable Code bound(@Nullable Node node) throws BadProgram {
        if (node == null) {
            return null;
        }
        Typed bound = compiler.compile(node);
        if (!bound.type().canBeInteger()) {
            throw source.problem(node.at(), "the bound of a slice is an int, not " + bound.type());
        }
        return bound.code();
    }
}
