/** What Tripline is measured against. Started by bench/intake.sh. */
@NullMarked
package dev.tripline.bench;

import org.jspecify.annotations.NullMarked;
