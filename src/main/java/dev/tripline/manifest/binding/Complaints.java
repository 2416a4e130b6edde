package dev.tripline.manifest.binding;

import java.util.ArrayList;
import java.util.List;

/**
 * For compact constructors of config records: gather what is wrong with the components, then refuse to be built. The
 * {@link Binder} turns each complaint into a problem at the component's place.
 */
public final class Complaints {
    /**
     * @param component the record component (manifest key) it is about; empty for the record as a whole
     */
    public record Complaint(String component, String message) {}

    private final List<Complaint> all = new ArrayList<>();

    /** Complains about the component when the condition holds. */
    public Complaints when(boolean wrong, String component, String message) {
        if (wrong) {
            all.add(new Complaint(component, message));
        }
        return this;
    }

    /**
     * @throws InvalidConfig with all complaints, if there are any
     */
    public void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InvalidConfig(all);
        }
    }
}
