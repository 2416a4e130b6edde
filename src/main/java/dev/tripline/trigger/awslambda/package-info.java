/** The trigger kind awsLambda: a firing becomes the call of a function (sensor specification 6, row awsLambda). Known, not carried out yet. */
@NullMarked
package dev.tripline.trigger.awslambda;

import org.jspecify.annotations.NullMarked;
