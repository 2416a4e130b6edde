/** The ritual around listeners: start when it is this replica's turn, back-off, start again. What enters is a way to start one, what leaves are its payloads; it knows no kind and no bus. */
@NullMarked
package dev.tripline.source.host.listen;

import org.jspecify.annotations.NullMarked;
