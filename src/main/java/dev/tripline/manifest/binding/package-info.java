/** From a node of a document to the record of its owner: shapes checked, unknown keys named, the constructor's complaints collected. Enters: a node and a record class. Leaves: the record or problems. */
@NullMarked
package dev.tripline.manifest.binding;

import org.jspecify.annotations.NullMarked;
