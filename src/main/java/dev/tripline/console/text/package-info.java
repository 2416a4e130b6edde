/** What the API answers, as text for a terminal: the path of an event, lists, dead letters, lines of the tail. Enters: JSON of the API. Leaves: lines; text from outside is made harmless. */
@NullMarked
package dev.tripline.console.text;

import org.jspecify.annotations.NullMarked;
