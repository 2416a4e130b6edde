/** The expressions of expr filters (govaluate; sensor specification 2.4). */
@NullMarked
package dev.tripline.language.govaluate;

import org.jspecify.annotations.NullMarked;
