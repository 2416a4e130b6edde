/**
 * Shared access to a technology, one folder each: what more than one connector needs to speak a protocol. Knows the
 * technology and the fields of manifests that configure it, never events, sources or triggers.
 */
@NullMarked
package dev.tripline.client;

import org.jspecify.annotations.NullMarked;
