/** YAML text to nodes. Enters: text of several documents. Leaves: a node for each, every value with its place, or problems. Knows SnakeYAML (nobody else does) and what Go's YAML makes of scalars, but no kind of manifest. */
@NullMarked
package dev.tripline.manifest.text.yaml;

import org.jspecify.annotations.NullMarked;
