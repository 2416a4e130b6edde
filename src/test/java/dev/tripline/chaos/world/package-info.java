/** What the checker runs in processes of their own: servers, Triplines, a target. Everything is bounded in time, and nothing outlives the tests. */
@NullMarked
package dev.tripline.chaos.world;

import org.jspecify.annotations.NullMarked;
