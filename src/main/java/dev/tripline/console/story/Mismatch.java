package dev.tripline.console.story;

import dev.tripline.manifest.Position;

/**
 * One thing that is not as expected.
 *
 * @param what the place in the expectation, e.g. {@code triggers.greet.object.kind}
 * @param at where the expectation stands
 */
public record Mismatch(String what, String wanted, String actual, Position at) {
    @Override
    public String toString() {
        return what + ": wanted " + wanted + ", got " + actual;
    }
}
