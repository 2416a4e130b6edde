package dev.tripline.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/** Kinds of cases whose subject is not built yet, each with its reason. A kind that is listed here and has a check is a mistake. */
final class LaterKinds {
    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        because(
                "kind not served yet",
                "sns.certUrl",
                "sns.http",
                "sns.stringToSign",
                "sns.verifySignature",
                "sns.subscribe",
                "storagegrid.filter",
                "storagegrid.http",
                "fsevent.op",
                "file.match",
                "naivewatcher.check",
                "sftp.pollInterval",
                "sftp.diff",
                "ack.invalidJson",
                "ack.publishFailed",
                "amqp.queueArguments");
    }

    private LaterKinds() {}

    private static void because(String reason, String... kinds) {
        for (String kind : kinds) {
            REASONS.put(kind, reason);
        }
    }

    static Map<String, String> reasons() {
        return REASONS;
    }
}
