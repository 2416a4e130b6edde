package dev.tripline.catalog.kubernetes.service;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The writing of one look: only as long as this replica is the one that writes; what fails is told once and does not keep the rest
 * from being written. Not thread-safe.
 */
final class Attempts {
    private static final int FORBIDDEN = 403;
    private static final int GONE = 404;
    private static final int CONFLICT = 409;

    private final BooleanSupplier leading;
    private final Consumer<String> trouble;
    private final Set<String> told = new HashSet<>();
    private Map<String, List<String>> troubles = new TreeMap<>();
    private boolean failed;

    /** @param trouble hears each failure in a sentence, once */
    Attempts(BooleanSupplier leading, Consumer<String> trouble) {
        this.leading = leading;
        this.trouble = trouble;
    }

    void begin() {
        troubles = new TreeMap<>();
        failed = false;
    }

    boolean haveFailed() {
        return failed;
    }

    /** What is wrong now, by event source. */
    Map<String, List<String>> troubles() {
        return troubles;
    }

    /**
     * Writes. Who was faster, or deleted it meanwhile, is seen soon.
     *
     * @param source whom it is for; empty for nobody in particular
     * @param what for example {@code create services}
     */
    void write(String source, String what, String name, Runnable request) {
        if (!leading.getAsBoolean()) {
            return;
        }
        try {
            request.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != CONFLICT && e.getCode() != GONE) {
                failed = true;
                String text = "cannot " + what + " " + name + ": " + e.getMessage();
                note(source, text);
                tell(e.getCode() == FORBIDDEN ? what : text, text);
            }
        }
    }

    /** Something is wrong that no writing mends. */
    void note(String source, String text) {
        if (!source.isEmpty()) {
            troubles.computeIfAbsent(source, name -> new ArrayList<>()).add(text);
        }
    }

    /** @param key the same is told once */
    void tell(String key, String text) {
        if (told.add(key)) {
            trouble.accept(text);
        }
    }
}
