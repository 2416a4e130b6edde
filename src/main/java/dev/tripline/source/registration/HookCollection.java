package dev.tripline.source.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.http.HttpCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What differs between providers that keep hooks as a REST collection: {@link RestHooks} does the rest. */
public interface HookCollection {
    /**
     * How the collections behave.
     *
     * @param sizeParameter names the query parameter that asks for the number of hooks on a page
     * @param pageSize small, since long answers are not read whole
     * @param shortPageIsLast whether the provider keeps to the page size; otherwise only an empty page is the end
     * @param updateMethod {@code PATCH} or {@code PUT}
     * @param updatesSecret whether an update changes the secret; otherwise the hook is replaced when the secret changed
     */
    record Style(
            String sizeParameter, int pageSize, boolean shortPageIsLast, String updateMethod, boolean updatesSecret) {}

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
    }

    Style style();

    /** What the provider is to call: a hook with this address is ours. */
    String url();

    boolean deletesOnFinish();

    /** The addresses of the collections. */
    List<String> places();

    /** Headers that log in. */
    List<HttpCall.Header> login() throws RegistrationFailure, InterruptedException;

    /** The provider did not take the login: what was remembered of it is worth nothing. */
    default void loginRefused() {}

    Wanted wanted() throws RegistrationFailure;

    /** Reads one hook; empty when it is none that calls an address. */
    Optional<Found> read(JsonNode hook);
}
