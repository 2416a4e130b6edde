package dev.tripline.language.expr.jsonpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a selector. */
sealed interface Step {
    /** The whole document. */
    record Root() implements Step {}

    record Current() implements Step {}

    record Key(String name) implements Step {}

    record Index(long index) implements Step {}

    /** How many items, members, bytes; or the member of that name. */
    record Length() implements Step {}

    record Wildcard() implements Step {}

    record Recursive() implements Step {}

    record Filter(Formula formula) implements Step {}

    record Script(Formula formula) implements Step {}

    /**
     * @param parts String, Long or Formula
     */
    record Union(List<Object> parts) implements Step {}

    /** Each bound is Long, Formula, or left out. */
    record Range(
            @Nullable Object from,
            @Nullable Object to,
            @Nullable Object by) implements Step {}
}
