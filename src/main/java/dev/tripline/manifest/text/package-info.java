/** Documents as text: YAML in, with the place of every value; JSON in and out; problems printed with the line and a caret. */
@NullMarked
package dev.tripline.manifest.text;

import org.jspecify.annotations.NullMarked;
