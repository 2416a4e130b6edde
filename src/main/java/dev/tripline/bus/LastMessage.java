package dev.tripline.bus;

import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the newest message on a subject is asked for and read: from any replica, or from the stream's leader. */
final class LastMessage {
    private static final int NOT_FOUND = 404;

    /** What is sent where. */
    record Request(String subject, byte[] body) {}

    private LastMessage() {}

    static Request request(String stream, String subject, boolean fromLeader) {
        // Subjects are made of tokens that need no escapes.
        String body = "{\"last_by_subj\":\"" + subject + "\"}";
        return new Request(
                (fromLeader ? "$JS.API.STREAM.MSG.GET." : "$JS.API.DIRECT.GET.") + stream,
                body.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Stored> read(String subject, Message answer) {
        if (answer.isStatusMessage()) {
            if (answer.getStatus().getCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new BusException("cannot read " + subject + ": "
                    + answer.getStatus().getMessageWithCode() + "; is its stream there?");
        }
        Headers headers = answer.getHeaders();
        if (headers != null && headers.getFirst("Nats-Sequence") != null) {
            return Optional.of(new Stored(Long.parseLong(headers.getFirst("Nats-Sequence")), answer.getData()));
        }
        return fromLeader(subject, new MessageInfo(answer, "", false));
    }

    private static Optional<Stored> fromLeader(String subject, MessageInfo info) {
        if (info.hasError()) {
            if (info.getErrorCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw new BusException("cannot read " + subject + ": " + info.getError() + "; is its stream there?");
        }
        byte[] body = info.getData();
        return Optional.of(new Stored(info.getSeq(), body == null ? new byte[0] : body));
    }

    /** From the answer to a question about a consumer. */
    static long floor(Message answer) {
        ConsumerInfo info = new ConsumerInfo(answer);
        if (info.hasError()) {
            throw new BusException("cannot look at a consumer: " + info.getError());
        }
        return info.getAckFloor().getStreamSequence();
    }

    /** From the answer to a question about a stream. A stream that is not there is told by whoever reads from it. */
    static boolean replicated(Message answer) {
        StreamInfo info = new StreamInfo(answer);
        return !info.hasError() && info.getConfiguration().getReplicas() > 1;
    }
}
