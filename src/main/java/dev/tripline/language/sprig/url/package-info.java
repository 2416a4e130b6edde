/** URLs taken apart and put together, and IP addresses read, without any look-up. */
@NullMarked
package dev.tripline.language.sprig.url;

import org.jspecify.annotations.NullMarked;
