/**
 * EventBus manifests, as Argo Events defines and checks them (source specification 8.2). A document's spec enters, a checked record
 * leaves; whether such a bus is served is for others to say.
 */
@NullMarked
package dev.tripline.manifest.eventbus;

import org.jspecify.annotations.NullMarked;
