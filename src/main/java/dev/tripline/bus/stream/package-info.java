/** What the streams are like, and how they are made so at the start. Knows JetStream's management, not what flows. */
@NullMarked
package dev.tripline.bus.stream;

import org.jspecify.annotations.NullMarked;
