/** Kind {@code slack}: calls from a Slack app, which are events, slash commands or interactions. A signed request enters; one payload with Slack's id leaves, or the answer to Slack's question whether we are there. It may know the contracts of the front door, the payload shapes, signatures, secrets and the clock. */
@NullMarked
package dev.tripline.source.slack;

import org.jspecify.annotations.NullMarked;
