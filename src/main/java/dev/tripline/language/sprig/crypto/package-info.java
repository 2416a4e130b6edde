/** Digests, random bytes, encryption with a password, keys and certificates. All chance is the world's. */
@NullMarked
package dev.tripline.language.sprig.crypto;

import org.jspecify.annotations.NullMarked;
