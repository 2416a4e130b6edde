/** What the servers of a bus are told: configuration, logins, certificates. Enters: an EventBus's {@code spec.jetstream}. Leaves: text. Knows no API server. */
@NullMarked
package dev.tripline.runtime.cluster.provision.server;

import org.jspecify.annotations.NullMarked;
