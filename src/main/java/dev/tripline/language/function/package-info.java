/** Functions and values as Go types them, shared by the languages that call functions. */
@NullMarked
package dev.tripline.language.function;

import org.jspecify.annotations.NullMarked;
