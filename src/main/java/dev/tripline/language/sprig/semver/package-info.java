/** Semantic versions and constraints on them, by the rules of Masterminds/semver 3.5. */
@NullMarked
package dev.tripline.language.sprig.semver;

import org.jspecify.annotations.NullMarked;
