/** The trigger kind http: a firing becomes a request, its answer an outcome (sensor specification 6, row http). */
@NullMarked
package dev.tripline.trigger.http;

import org.jspecify.annotations.NullMarked;
