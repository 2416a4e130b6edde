/** The validating webhook that an API server calls. Enters: an AdmissionReview; leaves: the same with an answer. Knows the rules of the runtime, and the client of Kubernetes to look for a bus. */
@NullMarked
package dev.tripline.console.rest.admission;

import org.jspecify.annotations.NullMarked;
