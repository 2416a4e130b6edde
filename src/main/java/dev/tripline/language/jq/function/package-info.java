/** What a function of values is, and what it may use. */
@NullMarked
package dev.tripline.language.jq.function;

import org.jspecify.annotations.NullMarked;
