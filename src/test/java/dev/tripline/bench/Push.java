package dev.tripline.bench;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.path.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A push of some commits as GitHub tells it, of 10 KiB. */
final class Push {
    static final int SIZE = 10 * 1024;

    private Push() {}

    static Event event() {
        return new Event(
                "bench",
                "github",
                "github",
                "push",
                Optional.of(Instant.parse("2026-01-02T03:04:05Z")),
                Event.JSON,
                Map.of(),
                Body.of(body().getBytes(StandardCharsets.UTF_8)));
    }

    /** Nobody has parsed it yet. */
    static Json json(Event event) {
        return Json.of(event.body().bytes());
    }

    private static String body() {
        StringBuilder json = new StringBuilder("{\"headers\":{\"X-Github-Event\":[\"push\"]},\"body\":{"
                + "\"ref\":\"refs/heads/main\",\"before\":\"0f1e\",\"after\":\"9a8b\",\"forced\":false,"
                + "\"repository\":{\"id\":4711,\"name\":\"shop\",\"full_name\":\"acme/shop\",\"private\":true,"
                + "\"default_branch\":\"main\",\"stargazers_count\":12},\"pusher\":{\"name\":\"ada\"},\"commits\":[");
        String end = "],\"size\":3},\"padding\":\"";
        for (int i = 0; json.length() < SIZE - 500; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(Integer.toHexString(1_000_003 * (i + 7)))
                    .append("\",\"message\":\"Mend the till, step ")
                    .append(i)
                    .append("\",\"author\":{\"name\":\"Ada\",\"email\":\"ada@acme.test\"},\"added\":[\"src/till-")
                    .append(i)
                    .append(".txt\"],\"removed\":[],\"modified\":[\"README.md\"]}");
        }
        json.append(end);
        json.append("x".repeat(Math.max(0, SIZE - json.length() - 2))).append("\"}");
        return json.toString();
    }
}
