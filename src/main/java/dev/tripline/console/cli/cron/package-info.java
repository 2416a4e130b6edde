/** The commands about schedules. */
@NullMarked
package dev.tripline.console.cli.cron;

import org.jspecify.annotations.NullMarked;
