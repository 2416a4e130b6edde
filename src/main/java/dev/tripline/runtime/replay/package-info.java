/** What people set in motion again: dead letters under their old action ids, and past events as new ones. Enters: what is wanted. Leaves: what was done, or would be. Blocks: for virtual threads only. */
@NullMarked
package dev.tripline.runtime.replay;

import org.jspecify.annotations.NullMarked;
