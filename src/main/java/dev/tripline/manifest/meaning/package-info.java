/** What config records say about themselves, for people: sections and their fields. Enters: an annotated record class. Leaves: its fields with types, defaults and what is demanded, which the constructors are asked for. Nothing of it is on the way of an event. */
@NullMarked
package dev.tripline.manifest.meaning;

import org.jspecify.annotations.NullMarked;
