/** Nodes that give one value, computed of others. */
@NullMarked
package dev.tripline.language.jq.node.value;

import org.jspecify.annotations.NullMarked;
