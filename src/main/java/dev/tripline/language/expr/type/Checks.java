package dev.tripline.language.expr.type;

import dev.tripline.language.expr.type.StaticType.ListOf;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.List;
import java.util.function.Predicate;

/** How calls are checked before they happen. What is of unknown type is let through. */
public final class Checks {
    private Checks() {}

    /** Any of these ways. */
    public static Check of(Signature... ways) {
        return arguments -> {
            String reason = "";
            for (Signature way : ways) {
                var problem = way.problem(arguments);
                if (problem.isEmpty()) {
                    return way.result();
                }
                reason = problem.get();
            }
            throw new Mismatch(reason);
        };
    }

    /** One argument, of any type or of one that suits. */
    public static Check one(StaticType result, Predicate<StaticType> suits) {
        return arguments -> {
            count(arguments, 1, 1);
            suits(arguments.getFirst(), suits);
            return result;
        };
    }

    /** One argument, whose type is that of the result. */
    public static Check same(Predicate<StaticType> suits) {
        return arguments -> {
            count(arguments, 1, 1);
            suits(arguments.getFirst(), suits);
            return arguments.getFirst();
        };
    }

    public static void count(List<StaticType> arguments, int least, int most) throws Mismatch {
        if (arguments.size() < least || arguments.size() > most) {
            String wanted = least == most ? Integer.toString(least) : least + " or " + most;
            throw new Mismatch(
                    "takes " + wanted + (most == 1 ? " argument" : " arguments") + ", not " + arguments.size());
        }
    }

    public static void suits(StaticType type, Predicate<StaticType> suits) throws Mismatch {
        if (!type.isAny() && !suits.test(type)) {
            throw new Mismatch("does not take " + type);
        }
    }

    public static boolean isText(StaticType type) {
        return type == Plain.STRING;
    }

    /** Of an item of what is known to be a list. */
    public static StaticType item(StaticType list) {
        return list instanceof ListOf of ? of.item() : Plain.ANY;
    }

    /** As {@code get} does: a list and an index, a map and a key. */
    public static StaticType fetched(List<StaticType> arguments) throws Mismatch {
        count(arguments, 2, 2);
        StaticType key = arguments.get(1);
        return switch (arguments.getFirst()) {
            case Plain plain when plain == Plain.ANY -> Plain.ANY;
            case ListOf list -> {
                suits(key, StaticType::isInteger);
                yield list.item();
            }
            case MapOf map -> {
                suits(key, type -> !type.isNil() && type.isAssignableTo(map.key()));
                yield map.value();
            }
            case Plain other -> throw new Mismatch("does not take " + other);
        };
    }

    /** Numbers, of which there is at least one; with one of unknown type nothing is known. */
    public static StaticType extreme(List<StaticType> arguments) throws Mismatch {
        if (arguments.isEmpty()) {
            throw new Mismatch("takes at least one argument");
        }
        for (StaticType argument : arguments) {
            if (argument.isAny()) {
                return Plain.ANY;
            }
            suits(argument, StaticType::isNumber);
        }
        return arguments.getFirst();
    }
}
