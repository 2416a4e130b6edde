package dev.tripline.runtime.admission;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import java.util.Optional;

/** What of an EventBus cannot be changed once it is there, in Argo Events' words (source specification 8.3). */
final class ImmutableBus {
    private static final String OTHER_BUS = "Can not change event bus implementation";
    private static final String NONE = "none";

    private final Node.Obj before;
    private final Node.Obj after;

    ImmutableBus(Manifest before, Manifest after) {
        this.before = before.spec();
        this.after = after.spec();
    }

    /** The first that Argo Events finds; empty when there is none. */
    Optional<String> change() {
        if (section(after, "nats").isPresent()) {
            return section(before, "nats").isEmpty() ? Optional.of(OTHER_BUS) : nats();
        }
        if (section(after, "jetstream").isPresent()) {
            return section(before, "jetstream").isEmpty()
                    ? Optional.of(OTHER_BUS)
                    : changed("jetstream", "streamConfig", "");
        }
        return section(after, "jetstreamExotic").isPresent()
                        && section(before, "jetstreamExotic").isEmpty()
                ? Optional.of(OTHER_BUS)
                : Optional.empty();
    }

    private Optional<String> nats() {
        Optional<Node.Obj> was = section(before, "nats");
        Optional<Node.Obj> now = section(after, "nats");
        boolean nativeNow = now.flatMap(nats -> section(nats, "native")).isPresent();
        boolean nativeBefore = was.flatMap(nats -> section(nats, "native")).isPresent();
        if (nativeNow != nativeBefore) {
            return Optional.of("Can not change NATS event bus implementation from "
                    + (nativeNow ? "exotic to native" : "native to exotic"));
        }
        String kind = nativeNow ? "native" : "exotic";
        String then = was.flatMap(nats -> section(nats, kind))
                .map(one -> text(one, "auth", NONE))
                .orElse(NONE);
        String wanted = now.flatMap(nats -> section(nats, kind))
                .map(one -> text(one, "auth", NONE))
                .orElse(NONE);
        return then.equals(wanted) ? Optional.empty() : immutable("nats." + kind + ".auth");
    }

    private Optional<String> changed(String kind, String field, String absent) {
        String then = section(before, kind).map(one -> text(one, field, absent)).orElse(absent);
        String now = section(after, kind).map(one -> text(one, field, absent)).orElse(absent);
        return then.equals(now) ? Optional.empty() : immutable(kind + "." + field);
    }

    private static Optional<String> immutable(String field) {
        return Optional.of("\"spec." + field + "\" is immutable, can not be updated");
    }

    private static Optional<Node.Obj> section(Node.Obj owner, String key) {
        return owner.get(key).filter(Node.Obj.class::isInstance).map(Node.Obj.class::cast);
    }

    private static String text(Node.Obj owner, String key, String absent) {
        return owner.get(key).orElse(owner) instanceof Node.Text text
                        && !text.value().isEmpty()
                ? text.value()
                : absent;
    }
}
