/** What operators and paths do with values. Enters: values and a budget. Leaves: a new value, or a fault in gojq's words. */
@NullMarked
package dev.tripline.language.jq.operation;

import org.jspecify.annotations.NullMarked;
