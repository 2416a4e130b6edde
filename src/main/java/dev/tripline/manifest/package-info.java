/** What people write: documents with their positions, bound to records, and every complaint about them at once. Knows no room and no kind; the owner of a kind binds its own record. */
@NullMarked
package dev.tripline.manifest;

import org.jspecify.annotations.NullMarked;
