package dev.tripline.source.registration.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.ProviderCalls.Reply;
import dev.tripline.source.registration.ProviderCalls.Request;
import dev.tripline.source.registration.RegistrationFailure;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import dev.tripline.source.registration.rest.HookCollection.Found;
import dev.tripline.source.registration.rest.HookCollection.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The four calls to a collection of hooks. */
final class HookCalls {
    private static final Comparator<Found> AGE =
            Comparator.comparingLong((Found one) -> number(one.id())).thenComparing(Found::id);

    private final HookCollection hooks;
    private final ProviderCalls calls;

    HookCalls(HookCollection hooks, ProviderCalls calls) {
        this.hooks = hooks;
        this.calls = calls;
    }

    /** All hooks of a place that call an address; the oldest first where ids are numbers, else as all replicas see them. */
    List<Found> calling(String address, String place) throws RegistrationFailure, InterruptedException {
        List<JsonNode> all = hooks.style().paging().all(place, url -> call("GET", url, Optional.empty(), List.of()));
        return all.stream()
                .flatMap(hook -> hooks.read(hook).stream())
                .filter(one -> one.url().equals(address))
                .sorted(AGE)
                .toList();
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    Found create(String place, Wanted wanted) throws RegistrationFailure, InterruptedException {
        Optional<String> id = hooks.newId();
        return id.isPresent()
                ? write("PUT", Places.of(place, id.get()), wanted).withId(id.get())
                : write("POST", place, wanted);
    }

    Found update(String place, String id, Wanted wanted) throws RegistrationFailure, InterruptedException {
        return write(hooks.style().updateMethod(), Places.of(place, id), wanted).withId(id);
    }

    private Found write(String method, String url, Wanted wanted) throws RegistrationFailure, InterruptedException {
        Reply reply = call(method, url, Optional.of(wanted.body()), wanted.secrets());
        if (reply.status() != 200 && reply.status() != 201) {
            throw reply.failure();
        }
        return hooks.read(reply.json())
                .orElseThrow(() -> RegistrationFailure.of(
                        Reach.PLACE, "unreadable", reply.request() + ": the answer is not a hook"));
    }

    /** Done as well when there is no such hook. */
    void delete(String place, String id) throws RegistrationFailure, InterruptedException {
        Reply reply = call("DELETE", Places.of(place, id), Optional.empty(), List.of());
        if (reply.status() / 100 != 2 && reply.status() != 404 && reply.status() != 410) {
            throw reply.failure();
        }
    }

    private Reply call(String method, String url, Optional<JsonNode> body, List<String> secrets)
            throws RegistrationFailure, InterruptedException {
        try {
            return calls.send(new Request(method, url, hooks.login(), body, secrets));
        } catch (RegistrationFailure failure) {
            if (failure.code().equals("HTTP 401")) {
                hooks.loginRefused();
            }
            throw failure;
        }
    }
}
