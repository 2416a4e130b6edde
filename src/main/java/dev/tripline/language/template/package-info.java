/** Go's text/template with Sprig's functions (sensor specification 2.2, 5.2). */
@NullMarked
package dev.tripline.language.template;

import org.jspecify.annotations.NullMarked;
