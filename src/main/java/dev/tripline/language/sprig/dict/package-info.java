/** Dicts. Those that functions make may be changed in place; those of the event may not. */
@NullMarked
package dev.tripline.language.sprig.dict;

import org.jspecify.annotations.NullMarked;
