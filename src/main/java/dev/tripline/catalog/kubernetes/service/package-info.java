/** The way in from the cluster: the Service that an event source asks for, and the endpoints of those that select Argo Events' pods. Enters: what is in force, and Services and EndpointSlices as the API server has them. Leaves: Services and EndpointSlices as they should be, written by one replica. */
@NullMarked
package dev.tripline.catalog.kubernetes.service;

import org.jspecify.annotations.NullMarked;
