/**
 * Tests of manifests as people write them: given these events, expect those verdicts and requests. Enters: test files. Leaves:
 * what held and what did not, as text and as JUnit XML. Time is virtual and nothing is carried out.
 */
@NullMarked
package dev.tripline.console.story;

import org.jspecify.annotations.NullMarked;
