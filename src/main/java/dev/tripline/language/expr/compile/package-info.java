/**
 * From a program's tree to its code: types are checked, and what is known is calculated, where expr's optimizer does it, for
 * that changes what some programs mean.
 */
@NullMarked
package dev.tripline.language.expr.compile;

import org.jspecify.annotations.NullMarked;
