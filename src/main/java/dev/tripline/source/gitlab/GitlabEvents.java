package dev.tripline.source.gitlab;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The names that manifests give to GitLab's events, which are those of its Go library, and the members of a hook that they stand for. */
final class GitlabEvents {
    private static final Map<String, String> FLAGS = flags(
            "PushEvents",
            "TagPushEvents",
            "IssuesEvents",
            "ConfidentialIssuesEvents",
            "MergeRequestsEvents",
            "NoteEvents",
            "ConfidentialNoteEvents",
            "JobEvents",
            "PipelineEvents",
            "WikiPageEvents",
            "DeploymentEvents",
            "FeatureFlagEvents",
            "ReleasesEvents",
            "MilestoneEvents",
            "EmojiEvents",
            "ResourceAccessTokenEvents",
            "VulnerabilityEvents",
            // Of groups only.
            "MemberEvents",
            "ProjectEvents",
            "SubGroupEvents");

    private GitlabEvents() {}

    private static Map<String, String> flags(String... names) {
        Map<String, String> flags = new TreeMap<>();
        for (String name : names) {
            String spaced = name.replace("SubGroup", "Subgroup").replaceAll("(?<=[a-z])(?=[A-Z])", "_");
            flags.put(name, spaced.toLowerCase(Locale.ROOT));
        }
        return flags;
    }

    static boolean isKnown(String name) {
        return FLAGS.containsKey(name);
    }

    static Set<String> names() {
        return FLAGS.keySet();
    }

    /** The member of a hook for each name. */
    static Map<String, String> flags() {
        return FLAGS;
    }
}
