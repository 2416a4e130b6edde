/** Nodes that follow paths into a value, tell them, and change what is there. */
@NullMarked
package dev.tripline.language.jq.node.path;

import org.jspecify.annotations.NullMarked;
