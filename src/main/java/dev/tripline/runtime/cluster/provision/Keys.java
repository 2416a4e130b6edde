package dev.tripline.runtime.cluster.provision;

import dev.tripline.runtime.cluster.provision.server.BusNames;
import dev.tripline.runtime.cluster.provision.server.ServerSecrets;
import dev.tripline.runtime.cluster.provision.server.StoreKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The two Secrets of a bus. They are created and read, never changed: a new login would lock everybody out, and a store that is
 * encrypted opens with its own key only.
 *
 * @param hash of the server's Secret
 * @param authority whether the client's Secret says whom to trust
 */
record Keys(String hash, StoreKey store, boolean authority) {
    static Keys ensure(
            KubernetesClient client,
            Wanted wanted,
            Optional<StatefulSet> servers,
            ServerSecrets maker,
            InstantSource clock)
            throws Trouble {
        BusNames names = wanted.names();
        var secrets = client.secrets().inNamespace(names.namespace());
        Optional<Secret> server =
                Optional.ofNullable(secrets.withName(names.serverSecret()).get());
        Optional<Secret> access =
                Optional.ofNullable(secrets.withName(names.clientSecret()).get());
        if (server.isEmpty()) {
            refuse(wanted, servers, access);
            String store = wanted.spec().encryption() ? Marks.ENCRYPTED : Marks.PLAIN;
            Map<String, String> keys = maker.make(names, clock.instant());
            server = Optional.of(secrets.resource(BusObjects.secret(wanted, names.serverSecret(), keys, store))
                    .create());
        }
        wanted.claim(server.get().getMetadata(), "Secret", Trouble.SECRETS);
        if (access.isEmpty()) {
            Map<String, String> keys = decoded(server.get());
            if (keys.getOrDefault(ServerSecrets.CLIENT_AUTH, "").isEmpty()) {
                throw new Trouble(
                        Trouble.SECRETS,
                        "Secret " + names.clientSecret() + " is gone, and " + names.serverSecret()
                                + ", which Argo Events made, does not hold the password; bring it back from a backup");
            }
            String store = store(server.get()).orElse(Marks.PLAIN);
            access = Optional.of(
                    secrets.resource(BusObjects.secret(wanted, names.clientSecret(), ServerSecrets.client(keys), store))
                            .create());
        }
        wanted.claim(access.get().getMetadata(), "Secret", Trouble.SECRETS);
        return new Keys(
                Wanted.hash(new TreeMap<>(data(server.get()))),
                key(wanted, server.get()),
                data(access.get()).containsKey(ServerSecrets.CA));
    }

    /** Without its Secret a bus that has run can only be begun anew. Nobody but people may decide that. */
    private static void refuse(Wanted wanted, Optional<StatefulSet> servers, Optional<Secret> access) throws Trouble {
        BusNames names = wanted.names();
        if (access.isPresent()) {
            throw new Trouble(
                    Trouble.SECRETS,
                    "Secret " + names.serverSecret() + " is gone, and " + names.clientSecret()
                            + " is not enough to make it again; bring it back from a backup, or delete both");
        }
        if (servers.isPresent()) {
            throw new Trouble(
                    Trouble.SECRETS,
                    "the Secrets " + names.serverSecret() + " and " + names.clientSecret()
                            + " are gone while StatefulSet " + names.statefulSet()
                            + " is there; bring them back from a backup, or delete it too");
        }
    }

    private static StoreKey key(Wanted wanted, Secret server) throws Trouble {
        Optional<String> store = store(server);
        if (store.isEmpty()) {
            return StoreKey.ARGO;
        }
        boolean encrypted = store.get().equals(Marks.ENCRYPTED);
        if (encrypted != wanted.spec().encryption()) {
            throw new Trouble(
                    Trouble.SECRETS,
                    "spec.jetstream.encryption cannot be changed while there is a store: it is " + store.get());
        }
        return encrypted ? StoreKey.SECRET : StoreKey.NONE;
    }

    /** Empty for one that Argo Events made. */
    private static Optional<String> store(Secret server) {
        return Optional.ofNullable(server.getMetadata().getAnnotations()).map(marks -> marks.get(Marks.STORE));
    }

    private static Map<String, String> data(Secret secret) {
        return Objects.requireNonNullElse(secret.getData(), Map.of());
    }

    private static Map<String, String> decoded(Secret secret) {
        Map<String, String> keys = new TreeMap<>();
        data(secret)
                .forEach((key, value) ->
                        keys.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        return keys;
    }
}
