/** What connectors verify requests with: signatures and tokens, compared in constant time. Raw bytes and a secret enter, a verdict leaves. It knows no kind. */
@NullMarked
package dev.tripline.source.verify;

import org.jspecify.annotations.NullMarked;
