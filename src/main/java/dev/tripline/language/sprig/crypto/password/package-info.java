/** Slow hashes of passwords, and passwords made of a password. Enters: passwords, salt. Leaves: text. */
@NullMarked
package dev.tripline.language.sprig.crypto.password;

import org.jspecify.annotations.NullMarked;
