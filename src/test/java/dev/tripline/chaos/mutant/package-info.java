/** Copies of the packaged application with a class or two changed: points to die at, and planted mistakes. */
@NullMarked
package dev.tripline.chaos.mutant;

import org.jspecify.annotations.NullMarked;
