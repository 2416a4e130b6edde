/** Nodes that give names to values and to programs, and use them. */
@NullMarked
package dev.tripline.language.jq.node.function;

import org.jspecify.annotations.NullMarked;
