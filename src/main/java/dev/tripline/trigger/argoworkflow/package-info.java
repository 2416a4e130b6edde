/** The trigger kind argoWorkflow: a firing becomes a workflow and what shall be done with it (sensor specification 6, row argoWorkflow). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.argoworkflow;

import org.jspecify.annotations.NullMarked;
