/** Lists: parts of them, with more or less in them. Enters: slices of any type, never changed. Leaves: new lists, items. */
@NullMarked
package dev.tripline.language.sprig.list;

import org.jspecify.annotations.NullMarked;
