package dev.tripline.source;

import java.io.Closeable;

/**
 * A source that reaches out: it keeps emitting until closed. Upstream is acknowledged when {@link Emitter#emit} completes,
 * never before.
 */
public non-sealed interface Listener<C extends Record> extends SourceKind<C> {
    /**
     * Starts listening and returns at once; called on a virtual thread of its own, so it may block while it connects.
     * Closing stops within seconds and may block; nothing is emitted afterwards.
     *
     * @throws Exception when it cannot start; the host tries again with a jittered back-off
     */
    Closeable listen(C config, Emitter emitter) throws Exception;
}
