/** DER and PEM, written and read by hand. Enters: values, text. Leaves: bytes, text; what is malformed is a {@code BadPem}. */
@NullMarked
package dev.tripline.language.sprig.crypto.cert.der;

import org.jspecify.annotations.NullMarked;
