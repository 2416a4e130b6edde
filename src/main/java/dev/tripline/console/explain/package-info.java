/** Explanations as people and programs read them: what is asked, as JSON; what is answered, as JSON and as text. */
@NullMarked
package dev.tripline.console.explain;

import org.jspecify.annotations.NullMarked;
