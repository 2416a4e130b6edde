/** JSON, and what to take instead of nothing. Enters: values, JSON text. Leaves: the other; limits always fail, errors often do not. */
@NullMarked
package dev.tripline.language.sprig.json;

import org.jspecify.annotations.NullMarked;
