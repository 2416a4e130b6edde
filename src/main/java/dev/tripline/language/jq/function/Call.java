package dev.tripline.language.jq.function;

import dev.tripline.language.World;
import dev.tripline.language.jq.regex.Expressions;
import dev.tripline.language.jq.value.Budget;

/**
 * What a function may use beside its arguments.
 *
 * @param expressions those that the program has compiled so far
 */
public record Call(Budget budget, World world, Expressions expressions) {}
