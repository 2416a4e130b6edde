/** . */
@NullMarked
package dev.tripline.source.host.filter;

import org.jspecify.annotations.NullMarked;
