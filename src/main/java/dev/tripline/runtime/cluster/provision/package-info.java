/** The bus that an EventBus with {@code spec.jetstream} asks for, made in the cluster under Argo Events' names. Enters: the EventBus. Leaves: objects at the API server, and what is to be said of it in the status. */
@NullMarked
package dev.tripline.runtime.cluster.provision;

import org.jspecify.annotations.NullMarked;
