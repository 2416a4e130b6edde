/** gjson paths read from JSON, and sjson destinations written to it, with the behaviour of the Go libraries (../shared reference: languages.md; sensor specification 2.3 and 5.4). Enters: text. Leaves: text slices and new text. */
@NullMarked
package dev.tripline.language.path;

import org.jspecify.annotations.NullMarked;
