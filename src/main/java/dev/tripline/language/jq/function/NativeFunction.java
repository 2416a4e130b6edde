package dev.tripline.language.jq.function;

import org.jspecify.annotations.Nullable;

/** A function of values. Stateless. */
@FunctionalInterface
public interface NativeFunction {
    /**
     * @param input what {@code .} is
     * @param arguments one value each
     * @throws dev.tripline.language.jq.value.Fault when it cannot be applied
     * @throws dev.tripline.language.jq.value.Spent when it costs too much
     */
    @Nullable
    Object apply(@Nullable Object input, @Nullable Object[] arguments, Call call);
}
