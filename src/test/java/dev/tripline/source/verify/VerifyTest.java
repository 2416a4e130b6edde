package dev.tripline.source.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.signature.SigningKey;
import dev.tripline.source.HookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerifyTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    /** RFC 4231, test case 2. */
    private static final String DIGEST = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    /** The fixed case of the Standard Webhooks libraries. */
    private static final String SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl";

    private static final String EVENT = "{\"event_type\":\"ping\",\"data\":{\"success\":true}}";

    @Test
    void hmac_of_the_raw_bytes() {
        assertThat(HmacSignature.of("Jefe", BODY).matches("", DIGEST)).isTrue();
        assertThat(HmacSignature.of("Jefe", BODY).matches("sha256=", "sha256=" + DIGEST))
                .isTrue();
        for (String wrong : List.of(
                "",
                "sha256=" + DIGEST,
                DIGEST.substring(1),
                "z" + DIGEST.substring(1),
                "0" + DIGEST.substring(1),
                DIGEST + "00",
                DIGEST + " ")) {
            assertThat(HmacSignature.of("Jefe", BODY).matches("", wrong))
                    .as(wrong)
                    .isFalse();
        }
        assertThat(HmacSignature.of("Jefe", BODY).matches("sha256=", "sha512=" + DIGEST))
                .isFalse();
        assertThat(HmacSignature.of("jefe", BODY).matches("", DIGEST)).isFalse();
        assertThat(HmacSignature.of("Jefe", new byte[0]).matches("", DIGEST)).isFalse();
    }

    @Test
    void tokens() {
        assertThat(Tokens.same("a b", "a b")).isTrue();
        assertThat(Tokens.same("ü", "ü")).isTrue();
        assertThat(Tokens.same("a", "A")).isFalse();
        assertThat(Tokens.same("", "a")).isFalse();
        assertThat(Tokens.same("a", "")).isFalse();
        assertThat(Tokens.same("", "")).isFalse();
    }

    @Test
    void keys_of_standard_webhooks() {
        assertThat(StandardWebhooks.key(SECRET)).isPresent();
        assertThat(StandardWebhooks.key("plJ3nmyCDGBKInavdOK15jsl")).isPresent();
        assertThat(StandardWebhooks.key("")).isEmpty();
        assertThat(StandardWebhooks.key("whsec_")).isEmpty();
        assertThat(StandardWebhooks.key("whsec_not base64!")).isEmpty();
    }

    private static String complaint(String id, String timestamp, String signature, long now) {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("Webhook-Id", List.of(id));
        headers.put("Webhook-Timestamp", List.of(timestamp));
        headers.put("Webhook-Signature", List.of(signature));
        HookRequest request = new HookRequest("POST", "/in", Map.of(), headers, EVENT.getBytes(StandardCharsets.UTF_8));
        SigningKey key = StandardWebhooks.key(SECRET).orElseThrow();
        return StandardWebhooks.complaint(request, key, Instant.ofEpochSecond(now))
                .orElse("");
    }

    @Test
    void signatures_of_standard_webhooks() {
        String id = "msg_loFOjxBNrRLzqYUf";
        String good = "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=";
        String time = "1731705121";
        long at = 1_731_705_121L;
        assertThat(complaint(id, time, good, at)).isEmpty();
        assertThat(complaint(id, time, good, at + 300)).isEmpty();
        assertThat(complaint(id, time, good, at - 300)).isEmpty();
        assertThat(complaint(id, time, "v1,AAAA v2,x v1, " + good, at)).isEmpty();
        assertThat(complaint(id, time, good, at + 301)).contains("too far");
        assertThat(complaint(id, time, good, at - 301)).contains("too far");
        assertThat(complaint(id, time, good.replace("v1,", "v1a,"), at)).isEqualTo("signature check failed");
        assertThat(complaint(id, time, good.substring(3), at)).isEqualTo("signature check failed");
        assertThat(complaint(id, time, "v1,%%%", at)).isEqualTo("signature check failed");
        assertThat(complaint(id + "x", time, good, at)).isEqualTo("signature check failed");
        assertThat(complaint(id, "1731705122", good, at)).isEqualTo("signature check failed");
        assertThat(complaint("", time, good, at)).isEqualTo("missing signature");
        assertThat(complaint(id, "", good, at)).isEqualTo("missing signature");
        assertThat(complaint(id, time, "", at)).isEqualTo("missing signature");
        assertThat(complaint("a.b", time, good, at)).isEqualTo("malformed signature");
        assertThat(complaint("a".repeat(300), time, good, at)).isEqualTo("malformed signature");
        assertThat(complaint(id, "now", good, at)).isEqualTo("malformed signature");
        assertThat(complaint(id, "100000000000000000000", good, at)).isEqualTo("malformed signature");
    }
}
