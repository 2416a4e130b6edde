/** JSON as values, as Go's encoding/json reads and writes it: null, Boolean, Double, String, List, Map. Enters: JSON text. Leaves: values, and back. */
@NullMarked
package dev.tripline.language.json;

import org.jspecify.annotations.NullMarked;
