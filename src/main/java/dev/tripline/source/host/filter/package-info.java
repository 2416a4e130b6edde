/** Whether a body passes its event's own filter: an expression and bodies enter, verdicts leave. Knows no sources. */
@NullMarked
package dev.tripline.source.host.filter;

import org.jspecify.annotations.NullMarked;
