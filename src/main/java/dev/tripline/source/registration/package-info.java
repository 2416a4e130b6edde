/** How hooks are kept at their providers: the contract of kinds that register themselves, and calls to providers. A configuration enters, calls to the provider's API leave; the host decides when. It knows no kind. */
@NullMarked
package dev.tripline.source.registration;

import org.jspecify.annotations.NullMarked;
