/** What all resources of the API share: reading queries and bodies, who may write, and errors as problems (RFC 9457). */
@NullMarked
package dev.tripline.console.rest.request;

import org.jspecify.annotations.NullMarked;
