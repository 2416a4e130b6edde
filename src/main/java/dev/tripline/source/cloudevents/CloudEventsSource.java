package dev.tripline.source.cloudevents;

import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.MalformedBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes CloudEvents 1.0 in the three modes of their HTTP binding. The sender's event is whole in the payload, in CloudEvents' own JSON
 * format; its extensions are attributes of Tripline's event as well (docs/decisions/0020). Its source and id are the identity.
 */
@ApplicationScoped
public class CloudEventsSource implements Hook<CloudEventsConfig> {
    private static final String STRUCTURED = "application/cloudevents";
    private static final String BATCH = "application/cloudevents-batch";
    private static final Set<String> METHODS = Set.of("POST", "PUT");

    @Override
    public Class<CloudEventsConfig> config() {
        return CloudEventsConfig.class;
    }

    @Override
    public String identity() {
        return "The sender's source and id, as CloudEvents has it.";
    }

    @Override
    public Answer receive(CloudEventsConfig config, HookRequest request) {
        if (!METHODS.contains(request.method())) {
            return new Answer.Refused(405, "CloudEvents are taken with POST or PUT");
        }
        String contentType = request.header("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        if (contentType.startsWith(STRUCTURED) && !isReadable(contentType)) {
            return new Answer.Refused(
                    415,
                    "of CloudEvents' formats JSON in UTF-8 is taken: application/cloudevents+json or"
                            + " application/cloudevents-batch+json");
        }
        try {
            List<Payload> payloads = new ArrayList<>();
            for (Incoming event : events(contentType, request)) {
                payloads.add(event.payload(config.metadata()));
            }
            return new Answer.Accepted(payloads);
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "not a CloudEvent: " + e.getMessage());
        }
    }

    @Override
    public Answer.Refused tooLarge() {
        return new Answer.Refused(413, "the request is longer than maxPayloadSize");
    }

    private static boolean isReadable(String contentType) {
        return MediaType.parse(contentType)
                .filter(type ->
                        Set.of("cloudevents+json", "cloudevents-batch+json").contains(type.subtype()))
                .filter(MediaType::isUtf8)
                .isPresent();
    }

    private static List<Incoming> events(String contentType, HookRequest request) throws MalformedBody {
        if (contentType.startsWith(BATCH)) {
            return StructuredMode.batch(request.body());
        }
        return List.of(
                contentType.startsWith(STRUCTURED) ? StructuredMode.one(request.body()) : BinaryMode.read(request));
    }
}
