/** What an expression is compiled to: stages that give values. Enters: parameters and a budget. Leaves: a value or a failure. */
@NullMarked
package dev.tripline.language.govaluate.stage;

import org.jspecify.annotations.NullMarked;
