/** What those kinds share whose providers keep hooks as a REST collection: look, create, update, delete, page by page. A {@code HookCollection} says what differs, calls to the provider's API leave. It knows the contract of registrations, and no kind. */
@NullMarked
package dev.tripline.source.registration.rest;

import org.jspecify.annotations.NullMarked;
