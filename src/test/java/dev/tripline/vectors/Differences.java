package dev.tripline.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cases that do not hold on purpose, each with its reason; docs/compatibility.md says the same to people. A case that is
 * listed here and holds is a mistake in the list.
 */
final class Differences {
    private static final Map<String, String> BY_ID = new LinkedHashMap<>();

    static {
        // One block for each part of the house.
        yaml();
        // Event sources.
        because(
                "what a provider or the calendar calls an occurrence is its id, so that a repetition is recognised",
                "ce.random-id-calendar",
                "ce.random-id-github");
        because(
                "a secret that is named is checked, whether or not the hooks are managed",
                "gitlab.token-ignored-when-hooks-not-managed");
        because("routes are active as soon as they are there", "gitlab.inactive");
        because(
                "a filter that cannot be compiled is refused when the manifest is loaded, instead of dropping every event",
                "webhook.filter-error-still-200");
        because("routes are there and active, or not there: 404", "bitbucket.inactive");
        because("the answer is success once, whatever the number of events", "bitbucketserver.response-body-repeats");
        because("Slack's challenge is answered as text/plain and without success behind it", "slack.url-verification");
        because(
                "what cannot be read or trusted is the caller's fault, not ours",
                "slack.url-verification-wrong-token",
                "slack.url-verification-yaml-body");
        because("an event of Slack that is new to us is an event", "slack.event-callback-unknown-inner-type");

        because(
                "a trigger without retryStrategy gets eight attempts, not one",
                "execution-at-least-once-without-strategy-tries-once");
        because(
                "a quoted factor is a load error, not a trigger that never acts",
                "execution-quoted-factor-in-backoff-prevents-execution");

        because("scripts cannot make code of text: no load, no loadstring", "lua-filter-063");
        because("scripts have no io: its stdout shows gopher-lua's insides in JSON", "lua-transform-062");
    }

    private Differences() {}

    private static void yaml() {
        because("a key twice: the first value would be lost silently", "yaml-078");
        because("tags beside the plain ones are refused; no manifest uses them", "yaml-063", "yaml-065");
        because("sets and ordered maps are refused like other tags", "yaml-107", "yaml-108");
        because("the parser does not tell the tag ! from none: a number here, text in Go", "yaml-066");
        because("the parser takes no tab after a key's colon; refused with a hint", "yaml-085");
    }

    private static void because(String reason, String... ids) {
        for (String id : ids) {
            if (BY_ID.put(id, reason) != null) {
                throw new IllegalStateException(id + " is listed twice");
            }
        }
    }

    static Map<String, String> byId() {
        return BY_ID;
    }
}
