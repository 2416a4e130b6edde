/**
 * Runs a compiled program: a node at a time, what comes next kept in linked frames, alternatives on a stack of choices. Nothing of
 * it lives on Java's stack, so a program can neither overflow nor escape its budget. Enters: a node and a value. Leaves: the first
 * output.
 */
@NullMarked
package dev.tripline.language.jq.machine;

import org.jspecify.annotations.NullMarked;
