/** The trigger kind argoWorkflow: a firing submits a workflow of Argo Workflows, or changes one, at the API server and with the rights of the sensor's service account; no command line (sensor specification 6, row argoWorkflow). */
@NullMarked
package dev.tripline.trigger.argoworkflow;

import org.jspecify.annotations.NullMarked;
