package dev.tripline.manifest.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For compact constructors of config records: gather what is wrong with the components, then refuse to be built. The
 * {@link Binder} turns each complaint into a problem at the component's place.
 */
public final class Complaints {
    /**
     * @param component the record component (manifest key) it is about, with dots between those of nested records and
     *     {@code [index]} after a list; empty for the record as a whole
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

    /** What is wrong with a part, in the order in which the part says it. */
    public Complaints in(String component, Checked part) {
        Complaints own = new Complaints();
        part.check(own);
        for (Complaint complaint : own.all) {
            String inner = complaint.component();
            String dot = component.isEmpty() || inner.isEmpty() ? "" : ".";
            all.add(new Complaint(component + dot + inner, complaint.message(), complaint.hint()));
        }
        return this;
    }

    /** The same for a part that may be missing. */
    public Complaints in(String component, Optional<? extends Checked> part) {
        part.ifPresent(present -> in(component, present));
        return this;
    }

    /** The same for each item of a list. */
    public Complaints in(String component, List<? extends Checked> parts) {
        for (int i = 0; i < parts.size(); i++) {
            in(component + "[" + i + "]", parts.get(i));
        }
        return this;
    }

    /** In the order of the calls. */
    public List<Complaint> all() {
        return List.copyOf(all);
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
