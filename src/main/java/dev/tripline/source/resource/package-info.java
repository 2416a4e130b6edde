/** Kind {@code resource}: changes of Kubernetes objects. A section of a manifest and what an API server tells enter; payloads leave, each change once. It may know the contracts of the front door, shared fields, paths and the client of Kubernetes. */
@NullMarked
package dev.tripline.source.resource;

import org.jspecify.annotations.NullMarked;
