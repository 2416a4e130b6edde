package dev.tripline.source.host.plan;

import dev.tripline.manifest.Problems;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.WebhookContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds event sources that stand in each other's way. The first one, in the order given, is served; the others are told. */
public final class RouteConflicts {
    static final String SAME_ORIGIN = "TL-2101";
    static final String SAME_ROUTE = "TL-2102";
    static final String DIFFERENT_TLS = "TL-2103";
    static final String ENDPOINT = "TL-2104";

    private final Map<String, SourceBinding> byRoute = new HashMap<>();
    private final Map<Integer, SourceBinding> byPort = new HashMap<>();
    private final Map<Object, SourceBinding> byOrigin = new HashMap<>();
    /** By identity: the same document may have been given twice. */
    private final Map<SourceBinding, String> refused = new IdentityHashMap<>();

    private final Problems problems;

    private RouteConflicts(Problems problems) {
        this.problems = problems;
    }

    /** Those that cannot be served, each with the reason, which is also among the problems. */
    public static Map<SourceBinding, String> among(Collection<SourceBinding> bindings, Problems problems) {
        RouteConflicts conflicts = new RouteConflicts(problems);
        bindings.forEach(conflicts::check);
        return conflicts.refused;
    }

    private void check(SourceBinding binding) {
        SourceBinding same = byOrigin.putIfAbsent(binding.origin(), binding);
        if (same != null) {
            refuse(binding, SAME_ORIGIN, "there is a second " + binding.origin(), same, "");
            return;
        }
        binding.served().ifPresent(context -> check(binding, context));
    }

    private void check(SourceBinding binding, WebhookContext context) {
        String path = context.path();
        if (path.equals("/health") || path.indexOf('{') >= 0 || path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            String why = path.equals("/health")
                    ? "endpoint /health is taken by the health check of every port"
                    : "endpoint " + path + " is not a plain path; variables in paths are not supported yet";
            refused.put(binding, why);
            problems.error(ENDPOINT, why, binding.at(), binding.path() + ".endpoint", "choose another path");
            return;
        }
        SourceBinding taken = byRoute.putIfAbsent(context.portNumber() + path, binding);
        if (taken != null) {
            refuse(
                    binding,
                    SAME_ROUTE,
                    "port " + context.port() + " endpoint " + path + " is already served for " + taken.origin(),
                    taken,
                    "give each its own endpoint or port");
            return;
        }
        SourceBinding first = byPort.putIfAbsent(context.portNumber(), binding);
        if (first != null
                && !tls(context).equals(first.served().map(RouteConflicts::tls).orElse(List.of()))) {
            byRoute.remove(context.portNumber() + path);
            refuse(
                    binding,
                    DIFFERENT_TLS,
                    "port " + context.port() + " is already served for " + first.origin() + " with other TLS secrets",
                    first,
                    "use the same serverCertSecret and serverKeySecret, or another port");
        }
    }

    /** Both secrets, or none: TLS needs both. */
    private static List<SecretKeySelector> tls(WebhookContext context) {
        Optional<SecretKeySelector> key = context.serverKeySecret();
        return context.serverCertSecret()
                .flatMap(certificate -> key.map(present -> List.of(certificate, present)))
                .orElse(List.of());
    }

    private void refuse(SourceBinding binding, String code, String why, SourceBinding other, String hint) {
        refused.put(binding, why);
        String place = other.at().toString().isEmpty() ? "" : " (" + other.at() + ")";
        problems.error(code, binding.origin() + ": " + why + place, binding.at(), binding.path(), hint);
    }
}
