package dev.tripline.source;

import org.opentest4j.TestAbortedException;

/** Cases about what a kind does at run time that is not served yet: listed by their kind, not checked. */
final class NotServedYet {
    private NotServedYet() {}

    /** Ends the case, as skipped, when the kind of that key or type is not served. */
    static void skip(String keyOrType) {
        if (SourceBeans.find(keyOrType) instanceof KnownSource) {
            throw new TestAbortedException("kind not served yet: " + keyOrType);
        }
    }
}
