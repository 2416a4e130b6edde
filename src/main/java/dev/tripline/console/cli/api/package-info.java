/** What the commands that ask a running Tripline share: its address, the way there, how answers are shown, and asking people before much is done. */
@NullMarked
package dev.tripline.console.cli.api;

import org.jspecify.annotations.NullMarked;
