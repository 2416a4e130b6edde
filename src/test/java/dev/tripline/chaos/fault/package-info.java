/** What goes wrong, when, and how it is mended. */
@NullMarked
package dev.tripline.chaos.fault;

import org.jspecify.annotations.NullMarked;
