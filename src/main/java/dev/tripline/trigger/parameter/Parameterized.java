package dev.tripline.trigger.parameter;

import java.util.List;

/** A kind's config record whose own section is edited by each firing before it is rendered. */
public interface Parameterized {
    /** Resource-level parameters: destinations are places in the kind's section. */
    List<Parameter> parameters();
}
