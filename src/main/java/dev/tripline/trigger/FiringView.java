package dev.tripline.trigger;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.Json;
import dev.tripline.trigger.policy.LabelPolicy;
import dev.tripline.trigger.policy.StatusPolicy;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One firing as parameters and kinds see it: its events as JSON and as values, made at most once however many parameters
 * look, the trigger's policies and its sensor's
 * service account. Lives for one attempt; not thread-safe.
 */
public final class FiringView {
    private final Firing firing;
    private final Optional<StatusPolicy> status;
    private final Optional<LabelPolicy> labels;
    private final String account;
    private final World world;
    private final Map<String, Json> contexts = new HashMap<>();
    private final Map<String, Json> bodies = new HashMap<>();
    private final IdentityHashMap<Json, Map<String, @Nullable Object>> inputs = new IdentityHashMap<>();

    /**
     * @param world for templates that ask for the time or for chance
     */
    public FiringView(Firing firing, Optional<StatusPolicy> status, World world) {
        this(firing, status, Optional.empty(), "", world);
    }

    /**
     * @param account the service account of the sensor; empty for the namespace's default one
     */
    public FiringView(
            Firing firing, Optional<StatusPolicy> status, Optional<LabelPolicy> labels, String account, World world) {
        this.firing = firing;
        this.status = status;
        this.labels = labels;
        this.account = account;
        this.world = world;
    }

    public Firing firing() {
        return firing;
    }

    /** Which response codes count as success; empty when the manifest does not say. */
    public Optional<StatusPolicy> status() {
        return status;
    }

    /** The labels that an object shall get; empty when the manifest does not say. */
    public Optional<LabelPolicy> labels() {
        return labels;
    }

    /** The service account of the sensor; empty for the namespace's default one. */
    public String account() {
        return account;
    }

    public World world() {
        return world;
    }

    /** The event of a dependency, when it took part. */
    public Optional<Event> event(String dependency) {
        return Optional.ofNullable(firing.events().get(dependency));
    }

    /** The event's attributes as a JSON object (sensor specification 5.2, step 3). */
    public Json context(String dependency, Event event) {
        return contexts.computeIfAbsent(dependency, name -> Json.of(EventJson.context(event)));
    }

    /** Attributes and body, the latter in base64 (sensor specification 5.2, step 2). Made anew on every call. */
    public String whole(String dependency, Event event) {
        Body body = event.body();
        String data = body.isPresent() ? '"' + Base64.getEncoder().encodeToString(body.bytes()) + '"' : "null";
        return "{\"context\":" + context(dependency, event).text() + ",\"data\":" + data + "}";
    }

    /**
     * The event's body as JSON (sensor specification 5.2, step 4).
     *
     * @throws RenderFailure when the content type is neither exactly {@code application/json} nor {@code application/yaml}, or
     *     the body is not what the content type says
     */
    public Json data(String dependency, Event event) throws RenderFailure {
        Json known = bodies.get(dependency);
        if (known != null) {
            return known;
        }
        Json read = EventJson.data(dependency, event);
        bodies.put(dependency, read);
        return read;
    }

    /**
     * What a template over a document of this view sees: the document's value as {@code Input} (5.2, step 5).
     *
     * @throws EvaluationFailure when the document is beyond the limits of values
     */
    public Map<String, @Nullable Object> input(Json document) throws EvaluationFailure {
        Map<String, @Nullable Object> known = inputs.get(document);
        if (known != null) {
            return known;
        }
        Map<String, @Nullable Object> input = Collections.singletonMap("Input", GoJson.decode(document.text()));
        inputs.put(document, input);
        return input;
    }
}
