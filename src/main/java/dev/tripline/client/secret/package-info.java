/** Secrets and config maps of the manifests' own namespace: from a folder, from Secret documents beside the manifests, and from the API server. Values are read at use time, and never logged. */
@NullMarked
package dev.tripline.client.secret;

import org.jspecify.annotations.NullMarked;
