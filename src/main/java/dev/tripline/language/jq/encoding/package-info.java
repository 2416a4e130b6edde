/** Texts as bytes: UTF-8, percent signs, base 64, with Go's tolerance and Go's complaints. */
@NullMarked
package dev.tripline.language.jq.encoding;

import org.jspecify.annotations.NullMarked;
