/**
 * The functions that every expression has, whatever its environment: those of expr 1.15.5 that take no closure. Types of
 * arguments are checked when a program is compiled, as far as they are known, and again when it runs.
 */
@NullMarked
package dev.tripline.language.expr.builtin;

import org.jspecify.annotations.NullMarked;
