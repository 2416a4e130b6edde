package dev.tripline.client.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Who may do what at {@link FakeApiServer}. Service accounts may nothing unless it was allowed; the administrator everything. */
final class FakeAccess {
    static final String ADMINISTRATOR = "admin";
    static final String ACCOUNT = "system:serviceaccount:";

    private final Map<String, String> users = new ConcurrentHashMap<>(Map.of(ADMINISTRATOR, ADMINISTRATOR));
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();

    String issue(String namespace, String account) {
        String token = "token-" + namespace + "-" + account + "-" + issued.incrementAndGet();
        users.put(token, ACCOUNT + namespace + ":" + account);
        return token;
    }

    int issued() {
        return issued.get();
    }

    /** All tokens are worthless from now on, but the administrator's. */
    void revoke() {
        users.keySet().removeIf(token -> !token.equals(ADMINISTRATOR));
    }

    /** Empty for a token that nobody knows. */
    Optional<String> user(Optional<String> authorization) {
        return authorization.isEmpty()
                ? Optional.of(ADMINISTRATOR)
                : Optional.ofNullable(users.get(authorization.get().replaceFirst("(?i)^Bearer ", "")));
    }

    /**
     * @param namespace empty for all
     * @param verb {@code *} for all; so is {@code resource}
     */
    void allow(String user, String namespace, String verb, String group, String resource) {
        allowed.add(rule(user, namespace, verb, group, resource));
    }

    void deny(String user) {
        allowed.removeIf(rule -> rule.startsWith(user + "|"));
    }

    boolean may(String user, String namespace, String verb, String group, String resource) {
        if (user.equals(ADMINISTRATOR)) {
            return true;
        }
        for (String where : List.of(namespace, "")) {
            for (String what : List.of(verb, "*")) {
                if (allowed.contains(rule(user, where, what, group, resource))
                        || allowed.contains(rule(user, where, what, "*", "*"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String rule(String user, String namespace, String verb, String group, String resource) {
        return String.join("|", user, namespace, verb, group, resource);
    }
}
