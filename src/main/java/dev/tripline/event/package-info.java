/** What travels between the rooms: events, firings, outcomes. Knows nothing of the rest of the house; the only library it sees is the streaming JSON core, for the CloudEvents wire form. */
@NullMarked
package dev.tripline.event;

import org.jspecify.annotations.NullMarked;
