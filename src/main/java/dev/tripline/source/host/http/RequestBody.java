package dev.tripline.source.host.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The body of one request while it comes in, up to its limit. Belongs to the event loop of its connection. */
final class RequestBody {
    private static final byte[] NOTHING = new byte[0];

    private long limit;
    private Buffer bytes = Buffer.buffer(0);

    /** Sets the limit; says whether the length that the request declares, if any, is within it. */
    boolean admits(HttpServerRequest request, long most) {
        limit = most;
        String length = request.getHeader("Content-Length");
        try {
            return length == null || Long.parseLong(length) <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Says whether it is still within its limit with this. */
    boolean add(Buffer chunk) {
        if (bytes.length() + (long) chunk.length() > limit) {
            return false;
        }
        bytes = bytes.length() == 0 ? chunk : bytes.appendBuffer(chunk);
        return true;
    }

    /** All of it; nothing is kept. */
    byte[] take() {
        byte[] all = bytes.length() == 0 ? NOTHING : bytes.getBytes();
        drop();
        return all;
    }

    void drop() {
        bytes = Buffer.buffer(0);
    }
}
