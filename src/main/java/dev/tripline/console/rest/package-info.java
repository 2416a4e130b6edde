/** The API over HTTP, as OpenAPI describes it at /q/openapi, and the health checks. Reads; changes nothing. */
@NullMarked
package dev.tripline.console.rest;

import org.jspecify.annotations.NullMarked;
