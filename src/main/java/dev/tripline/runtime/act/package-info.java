/**
 * The life of actions: from a firing that the bus delivers to its recorded end, and the lanes in which actions wait that
 * cannot be attempted now. Enters: firings with what the bus says about them; leaves: what to store, and what to tell the bus
 * then. Knows the back door, the ledger and the manifests in force; not the channels by which fresh actions come.
 */
@NullMarked
package dev.tripline.runtime.act;

import org.jspecify.annotations.NullMarked;
