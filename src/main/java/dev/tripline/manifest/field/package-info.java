/** Field types that several kinds share, as Argo Events defines them. */
@NullMarked
package dev.tripline.manifest.field;

import org.jspecify.annotations.NullMarked;
