package dev.tripline.manifest.binding;

import java.util.List;

/** A record that is valid, and may still surprise: the {@link Binder} turns its advice into warnings at the components' places. */
public interface Advised {
    List<Complaints.Complaint> advice();
}
