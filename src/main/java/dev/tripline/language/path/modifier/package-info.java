/**
 * gjson's modifiers: JSON text made over. Enters: a region and the argument's text. Leaves: another region. Knows nothing
 * of paths, therefore {@code @dig} lives with the routes.
 */
@NullMarked
package dev.tripline.language.path.modifier;

import org.jspecify.annotations.NullMarked;
