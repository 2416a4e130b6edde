/** A parsed template: what the parser makes and the executor walks. Only data, immutable. */
@NullMarked
package dev.tripline.language.template.tree;

import org.jspecify.annotations.NullMarked;
