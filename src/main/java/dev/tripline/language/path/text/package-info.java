/**
 * JSON text as gjson reads it: by first letters, without insisting on validity. Enters: regions of text. Leaves: smaller
 * regions, strings, numbers. Knows no path.
 */
@NullMarked
package dev.tripline.language.path.text;

import org.jspecify.annotations.NullMarked;
