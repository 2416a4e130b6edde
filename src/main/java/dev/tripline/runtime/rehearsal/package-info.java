/**
 * What manifests would do with events: the evaluator that serves, with a memory of its own instead of the bus, at any time one
 * likes. Enters: manifests and events. Leaves: verdicts, rendered requests, what is waited for. Nothing is carried out.
 */
@NullMarked
package dev.tripline.runtime.rehearsal;

import org.jspecify.annotations.NullMarked;
