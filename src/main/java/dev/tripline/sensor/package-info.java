/** The living room: which sensors listen to an event, what their filters say, which triggers shall fire. Enters: an event and what was remembered. Leaves: decisions, firings, what to remember. Pure: no network, no framework, no clock. */
@NullMarked
package dev.tripline.sensor;

import org.jspecify.annotations.NullMarked;
