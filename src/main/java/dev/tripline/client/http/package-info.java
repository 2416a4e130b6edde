/** One shared, non-blocking HTTP client: a call enters, what became of it leaves, as a value and within its time. Knows nothing of triggers or manifests. */
@NullMarked
package dev.tripline.client.http;

import org.jspecify.annotations.NullMarked;
