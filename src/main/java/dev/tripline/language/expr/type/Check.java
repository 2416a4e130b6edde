package dev.tripline.language.expr.type;

import java.util.List;

/** Whether arguments of these types are accepted, and what comes of them. */
@FunctionalInterface
public interface Check {
    StaticType result(List<StaticType> arguments) throws Mismatch;
}
