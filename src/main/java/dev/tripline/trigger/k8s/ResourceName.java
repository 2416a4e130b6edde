package dev.tripline.trigger.k8s;

import dev.tripline.client.kubernetes.ApiResource;
import dev.tripline.trigger.artifact.KubernetesObject;
import java.util.Locale;
import java.util.Set;

/**
 * How the API server calls a kind of objects. The plural is guessed from the kind as Argo Events does (sensor specification 6,
 * row k8s), which is wrong for some kinds ({@code Endpoints}).
 *
 * @param group empty for the core group
 */
record ResourceName(String group, String version, String resource) {
    private static final Set<String> CLUSTER_WIDE =
            Set.of("namespaces", "nodes", "persistentvolumes", "clusterroles", "clusterrolebindings");
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";

    static ResourceName of(KubernetesObject object) {
        return of(object.apiVersion(), object.kind());
    }

    /** An API version with two slashes is none, and then there is no kind either. */
    static ResourceName of(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        if (slash != apiVersion.lastIndexOf('/')) {
            return new ResourceName("", "", "");
        }
        return slash < 0
                ? new ResourceName("", apiVersion, plural(kind))
                : new ResourceName(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), plural(kind));
    }

    /** Whether its objects belong to no namespace. Only some kinds are known to be so. */
    boolean isClusterWide() {
        return CLUSTER_WIDE.contains(resource);
    }

    /** The same, where the server does not say it better. */
    ApiResource assumed() {
        return new ApiResource(group, version, resource, !isClusterWide());
    }

    private static String plural(String kind) {
        return (kind.equals("EventBus") ? kind : ending(kind)).toLowerCase(Locale.ROOT);
    }

    private static String ending(String kind) {
        if (kind.length() < 2) {
            return kind;
        }
        String stem = kind.substring(0, kind.length() - 1);
        char before = kind.charAt(kind.length() - 2);
        return switch (kind.charAt(kind.length() - 1)) {
            case 's', 'x', 'z' -> kind + "es";
            case 'y' -> CONSONANTS.indexOf(before) >= 0 ? stem + "ies" : kind + "s";
            case 'h' -> before == 'c' || before == 's' ? kind + "es" : kind + "s";
            case 'e' -> before == 'f' ? stem.substring(0, stem.length() - 1) + "ves" : kind + "s";
            case 'f' -> stem + "ves";
            default -> kind + "s";
        };
    }
}
