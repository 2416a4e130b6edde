/** The machine that runs prototypes: frames on the heap, metamethods, coroutines, calls into the library. Enters: a prototype and a budget. Leaves: values. */
@NullMarked
package dev.tripline.language.script.run;

import org.jspecify.annotations.NullMarked;
