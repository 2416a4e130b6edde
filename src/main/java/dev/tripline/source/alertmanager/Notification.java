package dev.tripline.source.alertmanager;

import dev.tripline.event.Body;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.JsonText.Kind;
import dev.tripline.source.shape.MalformedBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One post. Templates of Alertmanager may leave out or add whatever they like; what is needed is a list of alerts.
 *
 * @param group all members but the alerts, as they came
 * @param groupSize in bytes
 */
record Notification(Map<String, JsonText> group, int groupSize, List<Alert> alerts) {
    private static final String ALERTS = "alerts";

    static Notification read(byte[] body) throws MalformedBody {
        JsonText json = JsonText.of(body);
        Map<String, JsonText> group = json.members();
        JsonText list = group.remove(ALERTS);
        if (list == null || list.kind() != Kind.ARRAY) {
            throw new MalformedBody(json.kind() == Kind.OBJECT ? "it has no list of alerts" : "it is no JSON object");
        }
        Optional<String> status = Alert.text(group, "status");
        List<Alert> alerts = new ArrayList<>();
        for (JsonText item : list.items()) {
            String place = ALERTS + "[" + alerts.size() + "]";
            if (item.kind() != Kind.OBJECT) {
                throw new MalformedBody(place + " is no object");
            }
            alerts.add(Alert.read(item, place, status));
        }
        return new Notification(group, json.size() - list.size(), alerts);
    }

    /**
     * @param repetition how many periods it has been firing; 0 for all other states
     */
    Body payload(Alert alert, State state, long repetition, Map<String, String> metadata) {
        JsonBuffer out = new JsonBuffer(groupSize + 1024);
        out.raw("{\"body\":{\"state\":").string(state.text());
        if (repetition > 0) {
            out.raw(",\"repetition\":" + repetition);
        }
        out.raw(",\"alert\":").members(alert.members());
        out.raw(",\"group\":").members(group);
        Map<String, String> slo = ServiceLevel.of(alert.labels());
        if (!slo.isEmpty()) {
            out.raw(",\"slo\":").strings(slo);
        }
        out.raw("}");
        if (!metadata.isEmpty()) {
            out.raw(",\"metadata\":").strings(metadata);
        }
        return Body.of(out.raw("}").toBytes());
    }
}
