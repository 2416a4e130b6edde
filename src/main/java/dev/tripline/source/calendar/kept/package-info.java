/** Where calendars keep their last slot in a cluster: a ConfigMap, as Argo Events does. Enters: a text of an event; leaves: the same after an end. Knows the client of Kubernetes, not calendars. */
@NullMarked
package dev.tripline.source.calendar.kept;

import org.jspecify.annotations.NullMarked;
