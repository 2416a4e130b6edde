/** The API over HTTP, as OpenAPI describes it at /q/openapi, and the health checks. Reads for everybody; what changes something is for those whom WriteGuard lets in. */
@NullMarked
package dev.tripline.console.rest;

import org.jspecify.annotations.NullMarked;
