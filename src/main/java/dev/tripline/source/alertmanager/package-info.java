/** Kind {@code alertmanager}, an extension: notifications of Prometheus' Alertmanager. A post enters, one payload for each alert leaves, with an identity out of fingerprint, beginning and state. It may know the contracts of the front door and the payload shapes. */
@NullMarked
package dev.tripline.source.alertmanager;

import org.jspecify.annotations.NullMarked;
