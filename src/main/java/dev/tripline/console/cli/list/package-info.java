/** The commands that list and watch: events ls, actions ls, tail. */
@NullMarked
package dev.tripline.console.cli.list;

import org.jspecify.annotations.NullMarked;
