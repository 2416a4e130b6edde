/** The commands that try manifests without a bus and without ports, with the same evaluator that serves. */
@NullMarked
package dev.tripline.console.cli.check;

import org.jspecify.annotations.NullMarked;
