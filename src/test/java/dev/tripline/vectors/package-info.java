/**
 * Runs recorded cases against the production classes. A folder of {@code *.jsonl} files, each line a case with {@code id},
 * {@code kind}, {@code given}, {@code input} or {@code event}, and {@code expect}; the kind says who checks it.
 */
@NullMarked
package dev.tripline.vectors;

import org.jspecify.annotations.NullMarked;
