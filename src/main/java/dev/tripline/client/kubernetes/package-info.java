/** The API server of Kubernetes, with the rights of one service account at a time: short-lived tokens by the TokenRequest API, never the process's own rights. Enters: whose rights, and a request. Leaves: what the server said, or that nobody knows. Blocks: for virtual threads. */
@NullMarked
package dev.tripline.client.kubernetes;

import org.jspecify.annotations.NullMarked;
