package dev.tripline.source.registration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import dev.tripline.source.registration.RegistrationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between providers that keep hooks as a REST collection: {@link RestHooks} does the rest. */
public interface HookCollection {
    /**
     * How the collections behave.
     *
     * @param updateMethod {@code PATCH} or {@code PUT}
     * @param updatesSecret whether an update changes the secret; otherwise the hook is replaced when the secret changed
     */
    record Style(Paging paging, String updateMethod, boolean updatesSecret) {}

    /**
     * The hook as it is to be.
     *
     * @param body what creates and updates it
     * @param settings what a found hook is compared with
     * @param secrets what is in the body and must not be shown
     */
    record Wanted(ObjectNode body, Map<String, String> settings, List<String> secrets) {
        /** Whether a found hook shows nothing else; what it does not show counts as the same. */
        boolean fits(Found found) {
            return settings.entrySet().stream()
                    .allMatch(setting -> found.settings()
                            .getOrDefault(setting.getKey(), setting.getValue())
                            .equals(setting.getValue()));
        }

        /** Never prints secrets. */
        @Override
        public String toString() {
            return settings.toString();
        }
    }

    /**
     * A hook that the provider has.
     *
     * @param settings those of the wanted ones that the provider shows
     * @param trouble why it is no good though it is as wanted; empty when it is
     */
    record Found(String id, String url, Map<String, String> settings, String trouble) {
        /** Whether nobody changed it since. */
        boolean looksLike(Found before) {
            return id.equals(before.id) && settings.equals(before.settings);
        }

        Found withId(String known) {
            return new Found(known, url, settings, trouble);
        }
    }

    Style style();

    /** The addresses of the collections. */
    List<String> places();

    /** Headers that log in. */
    List<HttpCall.Header> login() throws RegistrationFailure, InterruptedException;

    /** The provider did not take the login: what was remembered of it is worth nothing. */
    default void loginRefused() {}

    /** The id under which a hook is created, by {@code PUT}; empty when the provider gives it one, by {@code POST}. */
    default Optional<String> newId() {
        return Optional.empty();
    }

    Wanted wanted() throws RegistrationFailure;

    /** Reads one hook, from a page or the answer to a change; empty when it is none that calls an address. */
    Optional<Found> read(JsonNode hook);
}
