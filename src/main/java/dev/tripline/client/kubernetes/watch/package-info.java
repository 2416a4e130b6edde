/** Objects of an API server followed for long, and what becomes of their watches. Enters: where to look; leaves: what is there, and why it is not known. Knows no kind of object. */
@NullMarked
package dev.tripline.client.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
