/**
 * Runs parsed templates by Go's rules. Enters: a {@code Program}, the data and the functions. Leaves: the output, or what went
 * wrong and in which line. Bounded in steps, output, depth and the size of values.
 */
@NullMarked
package dev.tripline.language.template.exec;

import org.jspecify.annotations.NullMarked;
