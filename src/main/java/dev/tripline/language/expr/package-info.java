/** The expressions of event sources' own filters (antonmedv/expr 1.15; source specification 0.1). */
@NullMarked
package dev.tripline.language.expr;

import org.jspecify.annotations.NullMarked;
