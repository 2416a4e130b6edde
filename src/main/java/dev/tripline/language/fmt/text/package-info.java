/** What Go prints for single values, without flags: quoted text, digits of a number, times; and the order of strings. */
@NullMarked
package dev.tripline.language.fmt.text;

import org.jspecify.annotations.NullMarked;
