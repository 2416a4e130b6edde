/** One live process for a data folder. Enters: a folder. Leaves: a lock that lasts as long as its process, or who has it. Knows nothing of what is kept there. */
@NullMarked
package dev.tripline.bus.embedded.lock;

import org.jspecify.annotations.NullMarked;
