/**
 * The inside of {@code JsonEdit}. Enters: JSON text, a destination, raw JSON. Leaves: the text with that JSON in its
 * place. Uses paths to find what is there already.
 */
@NullMarked
package dev.tripline.language.path.edit;

import org.jspecify.annotations.NullMarked;
