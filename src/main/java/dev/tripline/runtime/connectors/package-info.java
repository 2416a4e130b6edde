/** What the connectors in this house are, for people: every kind of source and trigger with its section, its promises and an example. Enters: the kinds, by CDI. Leaves: descriptions, which page, command and API show. */
@NullMarked
package dev.tripline.runtime.connectors;

import org.jspecify.annotations.NullMarked;
