/**
 * Values as Go has them, and what operators do with them. The classes are those of {@link
 * dev.tripline.language.function.GoType}; what has a rarer type is a {@link dev.tripline.language.function.GoTyped}. Knows no
 * programs. Everything that grows or takes long is paid for with the {@link dev.tripline.language.expr.value.Evaluation}.
 */
@NullMarked
package dev.tripline.language.expr.value;

import org.jspecify.annotations.NullMarked;
