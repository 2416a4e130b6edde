package dev.tripline.source.host.plan;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import java.util.List;

/** Reads event sources: every event of every kind, bound to its kind's record (source specification 1, 3). Stateless but for the kinds. */
public final class SourcePlan {
    static final String UNKNOWN_KIND = "TL-2001";
    static final String KIND_NOT_SERVED = "TL-2002";
    static final String DUPLICATE_EVENT = "TL-2003";
    static final String BAD_NAME = "TL-2004";
    static final String BAD_FILTER = "TL-2005";
    public static final String WRONG_SHAPE = "TL-2006";
    static final String ADVICE = "TL-2007";
    static final String MIXED = "TL-2008";

    /**
     * What one event source comes to.
     *
     * @param bindings its events without errors, those of kinds that are not served among them
     * @param provided what Argo Events' controller would say of it
     */
    public record Planned(List<SourceBinding> bindings, SourcesProvided provided) {}

    private final SourceKinds kinds;

    public SourcePlan(SourceKinds kinds) {
        this.kinds = kinds;
    }

    /** What has errors is left out, and all of them are in {@code problems}. */
    public Planned of(Manifest eventSource, Problems problems) {
        return new SpecReading(kinds, eventSource, problems).read();
    }
}
