/** Manifests from files and folders. Enters: paths. Leaves: snapshots; the last good version of each file stays when an edit breaks it. Knows the file system and the YAML reader, and asks a check for everything else. */
@NullMarked
package dev.tripline.catalog.files;

import org.jspecify.annotations.NullMarked;
