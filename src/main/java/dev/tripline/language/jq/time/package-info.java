/** Times as jq programs see them: eight numbers, seconds since 1970, texts in a format of strftime. UTC only. Enters: numbers or a text. Leaves: the other. */
@NullMarked
package dev.tripline.language.jq.time;

import org.jspecify.annotations.NullMarked;
