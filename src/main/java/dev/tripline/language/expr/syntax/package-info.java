/**
 * The form of the expr language: text enters, a {@link dev.tripline.language.expr.syntax.Node tree} leaves. Knows no meaning
 * but which names are predicates. The tree is at most {@value dev.tripline.language.expr.syntax.Source#DEEPEST} levels high.
 */
@NullMarked
package dev.tripline.language.expr.syntax;

import org.jspecify.annotations.NullMarked;
