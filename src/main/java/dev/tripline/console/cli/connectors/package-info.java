/** The command about connectors. */
@NullMarked
package dev.tripline.console.cli.connectors;

import org.jspecify.annotations.NullMarked;
