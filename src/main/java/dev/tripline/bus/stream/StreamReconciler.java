package dev.tripline.bus.stream;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Makes the streams what {@link StreamPlan} says, once for each start: creates what is missing, repairs drift where the
 * server allows it, reports it where not. Runs before anything is taken in; a stream that vanishes later is never recreated.
 */
@ApplicationScoped
public class StreamReconciler {
    private static final Logger LOG = Logger.getLogger(StreamReconciler.class);
    private static final int NO_ROOM = 10047;
    private static final int SMALLEST_PART = 64;
    private static final long SMALLEST = 16L << 20;

    private final Bus bus;
    private final Replicas replicas = new Replicas();

    public StreamReconciler(Bus bus) {
        this.bus = bus;
    }

    /** Without a wish how many servers of a cluster keep each stream. */
    public List<String> reconcile() {
        return reconcile(OptionalInt.empty());
    }

    /**
     * Blocks, a round trip for each stream.
     *
     * @param wish how many servers of a cluster keep each stream; never fewer than there are
     * @return what could not be repaired, a sentence each
     * @throws BusException when a stream can neither be found nor created
     */
    public synchronized List<String> reconcile(OptionalInt wish) {
        List<String> reports = new ArrayList<>();
        try {
            JetStreamManagement management = bus.management();
            List<String> names = management.getStreamNames();
            boolean clustered = bus.connection().getServerInfo().getCluster() != null;
            int copies = replicas.wanted(management, names, wish, clustered);
            List<String> created = createMissing(management, names, copies, reports);
            for (StreamConfiguration wanted : StreamPlan.all()) {
                if (!created.contains(wanted.getName())) {
                    boolean ours = !wanted.getName().equals(Subjects.EVENTS_STREAM) || wish.isPresent();
                    repair(management, copies(wanted, ours ? copies : 1), reports);
                }
            }
            if (replicas.isReduced() && !created.isEmpty()) {
                reports.add("each stream is kept by " + copies
                        + " of the cluster's servers, since there are not three: see docs/guarantees.md");
            }
        } catch (JetStreamApiException e) {
            if (Replicas.tooFewServers(e)) {
                replicas.refused();
            }
            throw new BusException("the streams cannot be had: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new BusException("the streams cannot be had: " + e.getMessage(), e);
        }
        return reports;
    }

    private static StreamConfiguration copies(StreamConfiguration stream, int copies) {
        return StreamConfiguration.builder(stream).replicas(copies).build();
    }

    /** Where the store is small they are small, too: all by the same factor. */
    private static List<String> createMissing(
            JetStreamManagement management, List<String> names, int copies, List<String> reports)
            throws IOException, JetStreamApiException {
        List<StreamConfiguration> missing = StreamPlan.all().stream()
                .filter(wanted -> !names.contains(wanted.getName()))
                .toList();
        List<String> created = new ArrayList<>();
        for (int divisor = 1; ; divisor *= 4) {
            try {
                for (StreamConfiguration wanted : missing) {
                    StreamConfiguration fitting = StreamConfiguration.builder(wanted)
                            .maxBytes(Math.max(SMALLEST, wanted.getMaxBytes() / divisor))
                            .replicas(copies)
                            .build();
                    if (created.contains(wanted.getName())) {
                        management.updateStream(fitting);
                    } else {
                        management.addStream(fitting);
                        created.add(wanted.getName());
                    }
                }
                if (divisor > 1) {
                    reports.add("the streams " + String.join(", ", created) + " may hold a " + divisor
                            + "th of what they should: the server has no room for more (max_file_store)");
                }
                return created;
            } catch (JetStreamApiException e) {
                if (!(e.getApiErrorCode() == NO_ROOM || Replicas.noStorage(e)) || divisor == SMALLEST_PART) {
                    throw e;
                }
            }
        }
    }

    private static void repair(JetStreamManagement management, StreamConfiguration wanted, List<String> reports)
            throws IOException, JetStreamApiException {
        StreamConfiguration found = management.getStreamInfo(wanted.getName()).getConfiguration();
        if (same(wanted, found)) {
            return;
        }
        try {
            StreamInfo repaired = management.updateStream(merged(wanted, found));
            LOG.infof(
                    "repaired the settings of stream %s",
                    repaired.getConfiguration().getName());
        } catch (JetStreamApiException e) {
            reports.add("stream " + wanted.getName()
                    + " differs from what Tripline needs and the server refuses the change: " + e.getMessage());
        }
    }

    private static boolean same(StreamConfiguration wanted, StreamConfiguration found) {
        return limitsAgree(wanted, found)
                && wanted.getRetentionPolicy() == found.getRetentionPolicy()
                && wanted.getDiscardPolicy() == found.getDiscardPolicy()
                && wanted.getReplicas() <= found.getReplicas()
                && wanted.getAllowDirect() == found.getAllowDirect()
                && found.getSubjects().containsAll(wanted.getSubjects());
    }

    /** The events stream may belong to others too: how much it keeps is its owner's choice once it exists. */
    private static boolean limitsAgree(StreamConfiguration wanted, StreamConfiguration found) {
        return wanted.getName().equals(Subjects.EVENTS_STREAM)
                || Objects.equals(wanted.getMaxAge(), found.getMaxAge())
                        && wanted.getMaxBytes() == found.getMaxBytes()
                        && wanted.getMaxMsgsPerSubject() == found.getMaxMsgsPerSubject()
                        && Objects.equals(wanted.getDuplicateWindow(), found.getDuplicateWindow());
    }

    /** What we need over what is there: more replicas, placement, further subjects and settings of the owner stay. */
    private static StreamConfiguration merged(StreamConfiguration wanted, StreamConfiguration found) {
        Set<String> subjects = new LinkedHashSet<>(wanted.getSubjects());
        subjects.addAll(found.getSubjects());
        StreamConfiguration.Builder merged = StreamConfiguration.builder(found)
                .subjects(subjects)
                .retentionPolicy(wanted.getRetentionPolicy())
                .discardPolicy(wanted.getDiscardPolicy())
                .replicas(Math.max(wanted.getReplicas(), found.getReplicas()))
                .allowDirect(wanted.getAllowDirect());
        if (!limitsAgree(wanted, found)) {
            merged.maxAge(wanted.getMaxAge())
                    .maxBytes(wanted.getMaxBytes())
                    .maxMessagesPerSubject(wanted.getMaxMsgsPerSubject())
                    .duplicateWindow(wanted.getDuplicateWindow());
        }
        return merged.build();
    }

    /**
     * The newest sequence of the events stream: a sensor that is accepted now sees what comes after it. Blocks for a round
     * trip.
     */
    public long newestEvent() {
        try {
            return bus.management()
                    .getStreamInfo(Subjects.EVENTS_STREAM)
                    .getStreamState()
                    .getLastSequence();
        } catch (IOException | JetStreamApiException e) {
            throw new BusException("stream " + Subjects.EVENTS_STREAM + " does not answer: " + e.getMessage(), e);
        }
    }
}
