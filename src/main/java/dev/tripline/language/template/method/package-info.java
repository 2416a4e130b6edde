/** The methods of times and spans of time. Enters: a value and the name of a method. Leaves: a function bound to the value. */
@NullMarked
package dev.tripline.language.template.method;

import org.jspecify.annotations.NullMarked;
