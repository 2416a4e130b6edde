/**
 * What a path says between its separators. Enters: pieces of path text. Leaves: pieces cut further, comparisons ready to
 * be made. Knows JSON values, but not how one is found.
 */
@NullMarked
package dev.tripline.language.path.syntax;

import org.jspecify.annotations.NullMarked;
