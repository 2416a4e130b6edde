/** Descriptions of connectors, as command and API show them. Enters: what runtime says about connectors. Leaves: JSON, or lines for a terminal. */
@NullMarked
package dev.tripline.console.connectors;

import org.jspecify.annotations.NullMarked;
