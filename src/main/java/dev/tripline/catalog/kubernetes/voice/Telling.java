package dev.tripline.catalog.kubernetes.voice;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventSeries;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Events (events.k8s.io/v1) about objects, as {@code kubectl describe} shows them. The same sentence again counts up the series of
 * the event that is there; of one object and reason at most one is written in half a minute. Never fails. Not thread-safe.
 */
public final class Telling {
    static final String CONTROLLER = "dev.tripline/tripline";
    private static final Logger LOG = System.getLogger(Telling.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int MOST_REMEMBERED = 1_000;
    private static final int LONGEST_NOTE = 1_000;
    private static final int CONFLICT = 409;
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubernetesClient client;
    private final String self;
    private final InstantSource clock;
    private final Map<String, Instant> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private boolean refused;

    /** @param self the replica that speaks */
    public Telling(KubernetesClient client, String self, InstantSource clock) {
        this.client = client;
        this.self = self;
        this.clock = clock;
    }

    /** @param reason one word, as of a condition */
    public void warn(HasMetadata object, String reason, String note) {
        Instant now = clock.instant();
        String key = object.getMetadata().getUid() + " " + reason;
        Instant before = last.getOrDefault(key, Instant.EPOCH);
        if (now.isBefore(before.plus(PAUSE))) {
            return;
        }
        last.put(key, now);
        try {
            Event event = event(object, reason, note, now);
            try {
                client.events().v1().events().resource(event).create();
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT) {
                    throw e;
                }
                again(event, now);
            }
        } catch (KubernetesClientException e) {
            if (!refused) {
                refused = true;
                LOG.log(
                        Logger.Level.WARNING,
                        "events about manifests cannot be written ({0}); conditions still are",
                        e.getMessage());
            }
        }
    }

    private void again(Event event, Instant now) {
        String name = event.getMetadata().getName();
        client.events()
                .v1()
                .events()
                .inNamespace(event.getMetadata().getNamespace())
                .withName(name)
                .edit(there -> {
                    EventSeries series = there.getSeries();
                    int count = series == null || series.getCount() == null ? 1 : series.getCount();
                    return new EventBuilder(there)
                            .withNewSeries()
                            .withCount(count + 1)
                            .withLastObservedTime(micros(now))
                            .endSeries()
                            .build();
                });
    }

    private Event event(HasMetadata object, String reason, String note, Instant now) {
        var about = object.getMetadata();
        CRC32 hash = new CRC32();
        hash.update((about.getUid() + "\n" + reason + "\n" + note).getBytes(StandardCharsets.UTF_8));
        String name = about.getName() + "." + Long.toHexString(hash.getValue());
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(about.getNamespace())
                .withName(name)
                .endMetadata()
                .withEventTime(micros(now))
                .withType("Warning")
                .withReason(reason)
                .withAction("Serve")
                .withNote(cut(note))
                .withReportingController(CONTROLLER)
                .withReportingInstance(self)
                .withNewRegarding()
                .withApiVersion(object.getApiVersion())
                .withKind(object.getKind())
                .withNamespace(about.getNamespace())
                .withName(about.getName())
                .withUid(about.getUid())
                .withResourceVersion(about.getResourceVersion())
                .endRegarding()
                .build();
    }

    /** Kubernetes counts bytes, and refuses what is longer. */
    private static String cut(String note) {
        byte[] bytes = note.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, LONGEST_NOTE);
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static MicroTime micros(Instant time) {
        return new MicroTime(MICROS.format(time));
    }
}
