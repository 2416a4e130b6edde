package dev.tripline.sensor.filter.spec;

import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The context filter; what is not among the first four is ignored, as in Argo Events. */
@RegisterForReflection
public record ContextSpec(
        String type, String subject, String source, String datacontenttype, String id, String specversion, String time)
        implements Advised {
    public ContextSpec {
        new Complaints()
                .when(
                        (type + subject + source + datacontenttype).isEmpty(),
                        "",
                        "no fields specified in ctx filter (aka all events will be discarded)",
                        "give type, subject, source or datacontenttype")
                .throwIfAny();
    }

    /** What is compared, by attribute. */
    public Map<String, String> wanted() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("type", type);
        wanted.put("subject", subject);
        wanted.put("source", source);
        wanted.put("datacontenttype", datacontenttype);
        return wanted;
    }

    @Override
    public List<Complaint> advice() {
        List<Complaint> advice = new ArrayList<>();
        Map.of("id", id, "specversion", specversion, "time", time).forEach((attribute, value) -> {
            if (!value.isEmpty()) {
                advice.add(new Complaint(attribute, attribute + " is not compared", "remove it"));
            }
        });
        return advice;
    }
}
