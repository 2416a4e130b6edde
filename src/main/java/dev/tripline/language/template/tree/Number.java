package dev.tripline.language.template.tree;

import dev.tripline.language.function.GoComplex;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A constant without a type: what it is depends on where it is used.
 *
 * @param whole its value as an int, if it has one
 * @param real its value as a float64, if it has one
 * @param complex set when it is written as an imaginary or complex number
 * @param looksReal whether it is written as a float64 ({@code 1.0}, {@code 1e3}) and is one where any type will do
 */
public record Number(
        String text, OptionalLong whole, OptionalDouble real, Optional<GoComplex> complex, boolean looksReal) {}
