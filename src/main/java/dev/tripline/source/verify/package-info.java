/** How signed requests are checked: raw bytes, a secret and what a header claims enter, yes or no leaves. Shared by connectors; knows no kind, no server and no configuration. */
@NullMarked
package dev.tripline.source.verify;

import org.jspecify.annotations.NullMarked;
