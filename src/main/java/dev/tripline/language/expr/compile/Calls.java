package dev.tripline.language.expr.compile;

import dev.tripline.language.BadProgram;
import dev.tripline.language.expr.builtin.Builtin;
import dev.tripline.language.expr.builtin.Builtins;
import dev.tripline.language.expr.code.Call;
import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Loop;
import dev.tripline.language.expr.syntax.Node;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.type.Mismatch;
import dev.tripline.language.expr.type.Signature;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles calls. */
final class Calls {
    private final Source source;
    private final Compiler compiler;
    private final Loops loops;

    Calls(Source source, Compiler compiler, Names names) {
        this.source = source;
        this.compiler = compiler;
        this.loops = new Loops(source, compiler, names);
    }

    private List<Typed> arguments(List<Node> nodes) throws BadProgram {
        List<Typed> arguments = new ArrayList<>();
        for (Node node : nodes) {
            arguments.add(compiler.compile(node));
        }
        return arguments;
    }

    private static List<Code> codes(List<Typed> arguments) {
        return arguments.stream().map(Typed::code).toList();
    }

    private static List<StaticType> types(List<Typed> arguments) {
        return arguments.stream().map(Typed::type).toList();
    }

    Typed builtin(Node.Builtin node) throws BadProgram {
        Builtin builtin = Builtins.find(node.name());
        if (builtin == null) {
            return loops.loop(node);
        }
        List<Typed> arguments = arguments(node.arguments());
        StaticType type = isOfEnvironment(node) ? Plain.NIL : checked(node.name(), builtin, arguments, node.at());
        Code code = new Call.OfBuiltin(builtin, codes(arguments), node.at());
        if (arguments.size() == 1 && arguments.getFirst().code() instanceof Loop.Filter filter) {
            return Typed.of(ofFiltered(node, filter, code), type);
        }
        return Typed.of(code, type);
    }

    /** The type of {@code get($env, "name")} is unknown even as one. */
    private static boolean isOfEnvironment(Node.Builtin node) {
        return node.name().equals("get")
                && node.arguments().size() == 2
                && node.arguments().getFirst() instanceof Node.Name name
                && name.name().equals(Names.ENVIRONMENT)
                && node.arguments().get(1) instanceof Node.TextLiteral;
    }

    private StaticType checked(String name, Builtin builtin, List<Typed> arguments, int at) throws BadProgram {
        try {
            return builtin.check().result(types(arguments));
        } catch (Mismatch e) {
            throw source.problem(at, name + " " + e.reason());
        }
    }

    /** A filtered list need not be there to be counted, or to know its first or last item. */
    private static Code ofFiltered(Node.Builtin node, Loop.Filter filter, Code otherwise) {
        return switch (node.name()) {
            case "len" -> new Loop.Count(filter.list(), filter.predicate(), false, node.at());
            case "first" -> found(filter, Loop.Wanted.ITEM, false);
            case "last" -> found(filter, Loop.Wanted.ITEM, true);
            default -> otherwise;
        };
    }

    static Code found(Loop.Filter filter, Loop.Wanted wanted, boolean last) {
        return new Loop.Find(filter.list(), filter.predicate(), filter.mapped(), wanted, last, filter.at());
    }

    Typed call(Node.Call node) throws BadProgram {
        Typed callee = compiler.compile(node.callee());
        List<Typed> arguments = arguments(node.arguments());
        Code code = new Call.OfValue(callee.code(), codes(arguments), node.at());
        if (callee.type().isAny()) {
            return Typed.of(code, Plain.ANY);
        }
        Signature signature = callee.signature();
        if (signature != null) {
            Optional<String> problem = signature.problem(types(arguments));
            if (problem.isPresent()) {
                throw source.problem(node.at(), "this method " + problem.get());
            }
            return Typed.of(code, signature.result());
        }
        String name = callee.builtin();
        Builtin builtin = name == null ? null : Builtins.find(name);
        if (name == null || builtin == null) {
            throw source.problem(node.at(), callee.type() + " cannot be called");
        }
        StaticType type = checked(name, builtin, arguments, node.at());
        return Typed.of(new Call.OfBuiltin(builtin, codes(arguments), node.at()), type);
    }
}
