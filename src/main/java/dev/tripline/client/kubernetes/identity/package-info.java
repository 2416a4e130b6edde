/** Whose rights are used at the API server: service accounts, and short-lived tokens for them by the TokenRequest API. Enters: an account. Leaves: a token, or why there is none. Tokens are never printed and never written down. */
@NullMarked
package dev.tripline.client.kubernetes.identity;

import org.jspecify.annotations.NullMarked;
