package dev.tripline.trigger.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.trigger.RenderFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that can be changed. */
public final class Json {
    private Json() {}

    /**
     * @throws RenderFailure when the text is no JSON object
     */
    public static ObjectNode object(String json) throws RenderFailure {
        try {
            if (ApiServer.read(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new RenderFailure("not JSON: " + e.getClass().getSimpleName());
        }
        throw new RenderFailure("not a JSON object");
    }

    /** The member that is an object, made when it is missing. */
    public static ObjectNode member(ObjectNode owner, String key) {
        return owner.get(key) instanceof ObjectNode there ? there : owner.putObject(key);
    }

    /** The texts of a list. */
    public static List<String> texts(@Nullable JsonNode list) {
        List<String> texts = new ArrayList<>();
        if (list != null) {
            list.forEach(item -> texts.add(item.asText()));
        }
        return texts;
    }
}
