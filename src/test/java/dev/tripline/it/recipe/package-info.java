/** The recipes among the examples, served by the packaged application, with a target that remembers what it was asked for. */
@NullMarked
package dev.tripline.it.recipe;

import org.jspecify.annotations.NullMarked;
