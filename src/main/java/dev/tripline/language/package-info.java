/** The small languages inside manifests, one folder each. Pure and bounded: no network, no framework, no clock of their own. */
@NullMarked
package dev.tripline.language;

import org.jspecify.annotations.NullMarked;
