package dev.tripline.manifest.binding;

import java.util.ArrayList;
import java.util.List;

/**
 * For compact constructors of config records: gather what is wrong with the components, then refuse to be built. The
 * {@link Binder} turns each complaint into a problem at the component's place.
 */
public final class Complaints {
    /**
     * @param component the record component (manifest key) it is about, or an item of it, as in {@code value[1]}; empty for
     *     the record as a whole
     * @param hint what to do; empty when the message says it
     */
    public record Complaint(String component, String message, String hint) {
        public Complaint(String component, String message) {
            this(component, message, "");
        }
    }

    private final List<Complaint> all = new ArrayList<>();

    /** Complains about the component when the condition holds. */
    public Complaints when(boolean wrong, String component, String message) {
        return when(wrong, component, message, "");
    }

    /** Complains with a hint what to do. */
    public Complaints when(boolean wrong, String component, String message, String hint) {
        if (wrong) {
            all.add(new Complaint(component, message, hint));
        }
        return this;
    }

    /** Complains as somebody else does. */
    public Complaints addAll(List<Complaint> complaints) {
        all.addAll(complaints);
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
