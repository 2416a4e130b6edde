/** Numbers in the spelling of Go (strconv, fmt, encoding/json). Enters: a double or its text. Leaves: text or a double. Knows nothing else. */
@NullMarked
package dev.tripline.language.number;

import org.jspecify.annotations.NullMarked;
