/** jq programs of transforms (gojq; sensor specification 3). */
@NullMarked
package dev.tripline.language.jq;

import org.jspecify.annotations.NullMarked;
