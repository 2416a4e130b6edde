/** Private keys and X.509 certificates, written in DER by hand. Enters: names, days, keys in PEM. Leaves: PEM. */
@NullMarked
package dev.tripline.language.sprig.crypto.cert;

import org.jspecify.annotations.NullMarked;
