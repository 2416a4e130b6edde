/** The methods that times, durations, months and weekdays have in Go: a value and a name enter, a function leaves. */
@NullMarked
package dev.tripline.language.expr.method;

import org.jspecify.annotations.NullMarked;
