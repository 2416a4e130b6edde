/** The trigger kind email: a firing becomes a mail to each recipient (sensor specification 6, row email). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.email;

import org.jspecify.annotations.NullMarked;
