package dev.tripline.runtime.cluster.provision.server;

import dev.tripline.language.sprig.crypto.cert.Authority;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logins, keys and certificates of a bus, under the keys that Argo Events gives them. Made once. */
public final class ServerSecrets {
    public static final String CLIENT_AUTH = "client-auth";
    /** In the client's Secret: whom to trust. Argo Events has it in the server's only, beside the private key. */
    public static final String CA = "ca-cert";

    private static final Duration YEARS = Duration.ofDays(3650);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SHORT = 8;
    private static final int LONG = 32;

    private final SecureRandom random;

    public ServerSecrets(SecureRandom random) {
        this.random = random;
    }

    /** The keys of the server's Secret, by which that of the client can be made too. */
    public Map<String, String> make(BusNames names, Instant now) {
        String user = word(SHORT);
        String password = word(LONG);
        Authority clients = Authority.create(names.service() + "-ca", now, YEARS, random);
        Authority servers = Authority.create(names.service() + "-cluster-ca", now, YEARS, random);
        Authority.Identity server = clients.sign(names.host(), hosts(names));
        Authority.Identity member = servers.sign("*." + names.host(), members(names));
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("auth", auth(user, password, word(LONG)));
        keys.put("encryption", word(LONG));
        keys.put("private-key", server.key());
        keys.put("cert", server.certificate());
        keys.put(CA, clients.certificate());
        keys.put("cluster-private-key", member.key());
        keys.put("cluster-cert", member.certificate());
        keys.put("cluster-ca-cert", servers.certificate());
        keys.put(CLIENT_AUTH, "username: " + user + "\npassword: " + password + "\n");
        return keys;
    }

    /** The keys of the client's Secret. */
    public static Map<String, String> client(Map<String, String> server) {
        return Map.of(CLIENT_AUTH, server.getOrDefault(CLIENT_AUTH, ""), CA, server.getOrDefault(CA, ""));
    }

    private static List<String> hosts(BusNames names) {
        return List.of(
                names.host(),
                names.host() + ".cluster.local",
                names.service() + "." + names.namespace(),
                names.service(),
                "*." + names.host(),
                "*." + names.host() + ".cluster.local");
    }

    private static List<String> members(BusNames names) {
        return List.of("*." + names.host(), "*." + names.host() + ".cluster.local");
    }

    private static String auth(String user, String password, String system) {
        return """
                accounts {
                  js {
                    jetstream: enabled
                    users: [{user: "%s", password: "%s"}]
                  }
                  sys {
                    users: [{user: "sys", password: "%s"}]
                  }
                }
                system_account: sys
                """.formatted(user, password, system);
    }

    /** Begins with a letter: nats-server and YAML would read digits alone as a number. */
    private String word(int length) {
        StringBuilder word = new StringBuilder();
        word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        while (word.length() < length) {
            word.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return word.toString();
    }
}
