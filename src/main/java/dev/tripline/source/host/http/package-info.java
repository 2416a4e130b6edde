/** The HTTP side of the host: ports, routes, limits and answers. What enters are sockets and routes; what leaves are payloads, into the sinks of the routes. It knows the contracts of hooks, never a kind, the bus or manifests. */
@NullMarked
package dev.tripline.source.host.http;

import org.jspecify.annotations.NullMarked;
