package dev.tripline.runtime.act;

import java.time.Duration;

/** What to tell the bus about an action, all that follows from it being stored. Closed: a switch over it needs no default. */
public sealed interface WhatNow {
    /** It is done with here: ended, or moved to its lane. */
    record Acknowledge() implements WhatNow {}

    /** It shall come again. */
    record ComeBack(Duration delay) implements WhatNow {}
}
