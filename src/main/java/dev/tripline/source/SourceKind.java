package dev.tripline.source;

import dev.tripline.manifest.binding.Complaints.Complaint;
import java.util.List;

/**
 * A kind of event source: one folder, one bean, one config record. The shapes are closed so that the host can do the
 * ritual for each; the kinds are open and found by CDI.
 *
 * @param <C> the record that one event of this kind is bound to
 */
public sealed interface SourceKind<C extends Record> permits Listener, Hook, KnownSource {
    Class<C> config();

    /** The key in an EventSource's spec. The folder has the same name in lower case. */
    default String key() {
        String folder = getClass().getPackageName();
        return folder.substring(folder.lastIndexOf('.') + 1);
    }

    /**
     * Whether an event takes {@code filter.expression}. Not those whose config has a filter of its own kind, nor stripe
     * (source specification 1).
     */
    default boolean hasEventFilter() {
        return true;
    }

    /**
     * Whether Argo Events lets one replica work at a time (source specification 7). It refuses event sources that mix both
     * sorts. Most that reach out are of this sort, none that is called is.
     */
    default boolean oneAtATime() {
        return !HookConfig.class.isAssignableFrom(config());
    }

    /** What people should know about a config that is valid: warnings, each with the component it is about. */
    default List<Complaint> advice(C config) {
        return List.of();
    }

    /** The CloudEvent {@code type}; differs from the key for two kinds only (source specification 0.2). */
    default String type() {
        return key();
    }

    /** For people: when upstream is told that an event is taken. */
    String delivery();

    /**
     * For people: what tells one occurrence from another and stays the same when it is delivered again, so that a redelivery is
     * recognised. Empty for kinds that are not served.
     */
    default String identity() {
        return "";
    }
}
