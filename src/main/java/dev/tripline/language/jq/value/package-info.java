/**
 * What a jq value is: null, {@link Boolean}, numbers ({@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link
 * dev.tripline.language.jq.value.Literal}), {@link String}, {@link java.util.List}, {@link java.util.Map}. Never changed once made.
 * Also what an evaluation may cost, and how it fails.
 */
@NullMarked
package dev.tripline.language.jq.value;

import org.jspecify.annotations.NullMarked;
