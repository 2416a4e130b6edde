/**
 * Compiled programs: trees of {@link dev.tripline.language.expr.code.Code nodes} that evaluate themselves in a {@link
 * dev.tripline.language.expr.frame.Frame}. Immutable; knows neither text nor types.
 */
@NullMarked
package dev.tripline.language.expr.code;

import org.jspecify.annotations.NullMarked;
