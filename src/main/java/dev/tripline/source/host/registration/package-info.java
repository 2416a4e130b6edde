/** Keeps hooks registered at their providers: when to look, how often to try again, what to tell. What enters are events of kinds that register themselves; what leaves are calls to their registrations, a status and figures. It knows the contracts of the front door, never a kind. */
@NullMarked
package dev.tripline.source.host.registration;

import org.jspecify.annotations.NullMarked;
