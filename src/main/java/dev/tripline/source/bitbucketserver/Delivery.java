package dev.tripline.source.bitbucketserver;

import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.bitbucketserver.RefsChanged.Change;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.shape.MalformedBody;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;

/** One verified request, and the payloads that can be made of it. */
record Delivery(HookRequest request, Map<String, String> metadata) {
    /** What all events of one delivery may weigh together: each repeats the headers and the body around its change. */
    static final long MAX_SPLIT = 32 << 20;

    /** The body as it came. */
    Answer whole() {
        return HookPayload.delivery(request.headers(), request.body(), metadata, requestId());
    }

    /** An event for each of these changes, made when it is its turn. */
    Answer split(RefsChanged push, List<Change> changes) {
        if (changes.isEmpty()) {
            return new Answer.Accepted(List.of());
        }
        long weight =
                (long) changes.size() * one(push, changes.getFirst()).body().size();
        return weight > MAX_SPLIT
                ? new Answer.Refused(400, "too many changes for an event of each")
                : new Answer.Accepted(new AbstractList<>() {
                    @Override
                    public Payload get(int index) {
                        return one(push, changes.get(index));
                    }

                    @Override
                    public int size() {
                        return changes.size();
                    }
                });
    }

    private Payload one(RefsChanged push, Change change) {
        String id = requestId();
        try {
            return payload(
                    push.rest().length + change.json().size(),
                    out -> push.write(change, out),
                    id.isEmpty() ? "" : id + ":" + change.number());
        } catch (MalformedBody e) {
            throw new IllegalStateException("a change that was read cannot be written", e);
        }
    }

    private Payload payload(int size, HookPayload.Value body, String id) throws MalformedBody {
        return Payload.of(HookPayload.of("headers", request.headers(), size, body, metadata), id);
    }

    private String requestId() {
        return request.header("X-Request-Id").orElse("");
    }
}
