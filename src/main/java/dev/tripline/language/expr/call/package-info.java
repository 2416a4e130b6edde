/** How functions are called that are values: a {@link dev.tripline.language.function.GoFunction} and arguments enter, its result leaves. */
@NullMarked
package dev.tripline.language.expr.call;

import org.jspecify.annotations.NullMarked;
