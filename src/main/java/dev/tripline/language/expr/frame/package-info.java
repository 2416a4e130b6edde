/** What an evaluation remembers while it goes through a program: names, variables, the loops that are under way. */
@NullMarked
package dev.tripline.language.expr.frame;

import org.jspecify.annotations.NullMarked;
