/** The trigger kind argocd, which Argo Events does not have: refreshes or syncs Applications of Argo CD that are named, labelled, or touched by a push. Enters: a push event or names. Leaves: an annotation or an operation on each Application, written with the rights of the sensor's service account. */
@NullMarked
package dev.tripline.trigger.argocd;

import org.jspecify.annotations.NullMarked;
