/** What names in programs mean: those that the program defines, and those that are built in. */
@NullMarked
package dev.tripline.language.jq.names;

import org.jspecify.annotations.NullMarked;
