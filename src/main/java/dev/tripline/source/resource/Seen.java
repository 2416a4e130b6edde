package dev.tripline.source.resource;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which version of which object was told already: what a listener remembers beyond its end, so that it neither tells all objects
 * again nor loses what happened meanwhile. Not thread-safe.
 */
final class Seen {
    /** More objects are not remembered by name: their text would not fit into a message of the bus. */
    static final int MOST = 5_000;

    private static final String HEAD = "resource/1";
    private static final String MANY = "many";

    private record One(String version, String namespace, String name) {}

    private final Watched watched;
    private final Map<String, One> objects = new LinkedHashMap<>();
    private Optional<Long> newest = Optional.empty();
    private boolean fresh;
    private boolean many;

    private Seen(Watched watched, boolean fresh) {
        this.watched = watched;
        this.fresh = fresh;
    }

    /** Reads a text that was kept. What belongs to another watch, or cannot be read, counts as nothing. */
    static Seen read(Watched watched, Optional<String> kept) {
        List<String> lines = kept.map(text -> text.lines().toList()).orElse(List.of());
        if (lines.isEmpty() || !lines.getFirst().equals(HEAD + " " + watched)) {
            return new Seen(watched, true);
        }
        Seen seen = new Seen(watched, false);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", 4);
            if (parts.length == 2 && parts[0].equals(MANY)) {
                seen.many = true;
                seen.newest = number(parts[1]);
            } else if (parts.length == 4) {
                seen.objects.put(parts[0], new One(parts[1], parts[2].equals("-") ? "" : parts[2], parts[3]));
            }
        }
        return seen;
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD).append(' ').append(watched).append('\n');
        if (objects.size() > MOST) {
            return text.append(MANY)
                    .append(' ')
                    .append(newest.orElse(0L))
                    .append('\n')
                    .toString();
        }
        objects.forEach((uid, one) -> text.append(uid)
                .append(' ')
                .append(one.version())
                .append(' ')
                .append(one.namespace().isEmpty() ? "-" : one.namespace())
                .append(' ')
                .append(one.name())
                .append('\n'));
        return text.toString();
    }

    /** Whether a change says something new. */
    boolean isNews(Change change) {
        One known = objects.get(change.uid());
        return switch (change.type()) {
            case DELETE -> known != null;
            case ADD, UPDATE -> known == null || isLater(change.version(), known.version());
        };
    }

    private static boolean isLater(String version, String than) {
        Optional<Long> mine = number(version);
        Optional<Long> other = number(than);
        return mine.isPresent() && other.isPresent() ? mine.get() > other.get() : !version.equals(than);
    }

    void told(Change change) {
        if (change.type() == Change.Type.DELETE) {
            objects.remove(change.uid());
            return;
        }
        var metadata = change.object().getMetadata();
        String namespace = Optional.ofNullable(metadata.getNamespace()).orElse("");
        objects.put(change.uid(), new One(change.version(), namespace, metadata.getName()));
        newest = number(change.version())
                .filter(now -> newest.map(before -> before < now).orElse(true))
                .or(() -> newest);
    }

    /**
     * What has happened since, by what is there now. Of those that are gone only the names are known, of those that changed not
     * what they were. Afterwards counts what is there now.
     */
    List<Change> missed(Collection<GenericKubernetesResource> now) {
        List<Change> changes = new ArrayList<>();
        Map<String, One> gone = new LinkedHashMap<>(objects);
        for (GenericKubernetesResource object : now) {
            String uid = object.getMetadata().getUid();
            One known = gone.remove(uid);
            Change change = new Change(known == null ? Change.Type.ADD : Change.Type.UPDATE, object, Optional.empty());
            if (known == null ? isAfter(object) : isLater(change.version(), known.version())) {
                changes.add(change);
            } else if (known == null) {
                told(change);
            }
        }
        gone.forEach((uid, one) -> changes.add(new Change(Change.Type.DELETE, nameOnly(uid, one), Optional.empty())));
        fresh = false;
        many = false;
        return changes;
    }

    /** Where only the newest version is known: whether an object nobody remembers is newer than that. */
    private boolean isAfter(GenericKubernetesResource object) {
        return fresh
                || !many
                || newest.map(before -> number(object.getMetadata().getResourceVersion())
                                .map(version -> version > before)
                                .orElse(true))
                        .orElse(true);
    }

    private GenericKubernetesResource nameOnly(String uid, One one) {
        GenericKubernetesResource object = new GenericKubernetesResource();
        object.setApiVersion(watched.group().isEmpty() ? watched.version() : watched.group() + "/" + watched.version());
        object.setMetadata(new ObjectMetaBuilder()
                .withUid(uid)
                .withName(one.name())
                .withNamespace(one.namespace().isEmpty() ? null : one.namespace())
                .withResourceVersion(one.version())
                .build());
        return object;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
