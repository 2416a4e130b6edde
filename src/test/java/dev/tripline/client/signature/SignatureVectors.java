package dev.tripline.client.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Signatures that others made. The first case is the fixed one that the reference libraries of Standard Webhooks test themselves with; the
 * others were made with the npm package standardwebhooks 1.1.1.
 */
public final class SignatureVectors {
    public static final String SPEC_KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String FIRST_KEY = "whsec_dHJpcGxpbmUgdGVzdCBrZXkgbnVtYmVyIG9uZSwgMQ==";
    public static final String SECOND_KEY =
            "whsec_dHJpcGxpbmUgdGVzdCBrZXkgbnVtYmVyIHR3bywgd2hpY2gg" + "aXMgbG9uZ2VyIHRoYW4gdGhlIG90aGVyIG9uZQ==";

    /** A request and its one signature. */
    public record Signed(String key, String id, long timestamp, String body, String signature) {
        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final String GREETING = "{\"greeting\":\"Grüße, 世界 😀\"}";

    public static final Signed SPEC = new Signed(
            SPEC_KEY,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            "{\"test\": 2432232314}",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    public static final Signed FIRST = new Signed(
            FIRST_KEY, "tripline_1", 1_795_660_800, GREETING, "v1,OwRIRyjHMavYITN2GJOrv4vxz4ZHIR0pViFUgejBhFM=");
    public static final Signed SECOND = new Signed(
            SECOND_KEY, "tripline_1", 1_795_660_800, GREETING, "v1,s5Hv2HN/+trcqgevtY7sVuH9OrqR173f+bci/kj3xhk=");
    public static final Signed EMPTY =
            new Signed(FIRST_KEY, "tripline_2", 1_795_660_800, "", "v1,FeEVl/jVWuJB1cjqTAfyjOAjcudNbh+1jMXPhItSuQE=");

    private SignatureVectors() {}

    public static List<Signed> all() {
        return List.of(SPEC, FIRST, SECOND, EMPTY);
    }
}
