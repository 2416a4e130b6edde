/**
 * What is known of a value's Go type before it is there: enters with the tree, decides which programs are refused, and in a
 * few places what they do.
 */
@NullMarked
package dev.tripline.language.expr.type;

import org.jspecify.annotations.NullMarked;
