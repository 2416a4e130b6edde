/** What Tripline is measured against. Started by bench/run.sh. */
@NullMarked
package dev.tripline.bench;

import org.jspecify.annotations.NullMarked;
