package dev.tripline.source.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.source.registration.HookCollection.Found;
import dev.tripline.source.registration.HookCollection.Style;
import dev.tripline.source.registration.HookCollection.Wanted;
import dev.tripline.source.registration.ProviderCalls.Reply;
import dev.tripline.source.registration.ProviderCalls.Request;
import dev.tripline.source.registration.RegistrationFailure.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The four calls to a collection of hooks. */
final class HookCalls {
    private static final int MAX_PAGES = 50;

    private final HookCollection hooks;
    private final ProviderCalls calls;

    HookCalls(HookCollection hooks, ProviderCalls calls) {
        this.hooks = hooks;
        this.calls = calls;
    }

    /** All hooks of a place that call our address, from all pages, oldest first. */
    List<Found> ours(String place) throws RegistrationFailure, InterruptedException {
        Style style = hooks.style();
        List<Found> ours = new ArrayList<>();
        for (int page = 1; page <= MAX_PAGES; page++) {
            String query = "?" + style.sizeParameter() + "=" + style.pageSize() + "&page=" + page;
            Reply reply = call("GET", place + query, Optional.empty(), List.of());
            JsonNode list = reply.json();
            if (reply.status() != 200 || !list.isArray()) {
                throw reply.failure();
            }
            for (JsonNode hook : list) {
                hooks.read(hook).filter(one -> one.url().equals(hooks.url())).ifPresent(ours::add);
            }
            if (list.isEmpty() || (style.shortPageIsLast() && list.size() < style.pageSize())) {
                ours.sort((a, b) -> Long.compare(number(a.id()), number(b.id())));
                return ours;
            }
        }
        throw RegistrationFailure.of(Reach.PLACE, "pages", place + " has more hooks than are looked through");
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    Found create(String place, Wanted wanted) throws RegistrationFailure, InterruptedException {
        return written(call("POST", place, Optional.of(wanted.body()), wanted.secrets()));
    }

    Found update(String place, String id, Wanted wanted) throws RegistrationFailure, InterruptedException {
        return written(
                call(hooks.style().updateMethod(), place + "/" + id, Optional.of(wanted.body()), wanted.secrets()));
    }

    private Found written(Reply reply) throws RegistrationFailure {
        if (reply.status() != 200 && reply.status() != 201) {
            throw reply.failure();
        }
        return hooks.read(reply.json())
                .orElseThrow(() -> RegistrationFailure.of(
                        Reach.PLACE, "unreadable", reply.request() + ": the answer is not a hook"));
    }

    /** Done as well when there is no such hook. */
    void delete(String place, String id) throws RegistrationFailure, InterruptedException {
        Reply reply = call("DELETE", place + "/" + id, Optional.empty(), List.of());
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
