package dev.tripline.manifest.binding;

import java.util.List;
import java.util.stream.Collectors;

/** A config record refused to be built. Carries every complaint, not just the first. */
public final class InvalidConfig extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Complaints.Complaint> complaints;

    public InvalidConfig(List<Complaints.Complaint> complaints) {
        super(complaints.stream().map(Complaints.Complaint::message).collect(Collectors.joining("; ")));
        this.complaints = List.copyOf(complaints);
    }

    public List<Complaints.Complaint> complaints() {
        return complaints;
    }
}
