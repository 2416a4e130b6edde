/** Nodes that decide what is evaluated, how often and with what input. */
@NullMarked
package dev.tripline.language.jq.node.flow;

import org.jspecify.annotations.NullMarked;
