package dev.tripline.language.sprig.url;

import static dev.tripline.language.function.GoType.MAP;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs as dicts of their parts. */
public final class UrlFunctions {
    private UrlFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("urlParse", a -> parts(a.text(0)), STRING)
                .add("urlJoin", a -> joined(a.map(0)), MAP)
                .functions();
    }

    private static Map<String, @Nullable Object> parts(String text) throws EvaluationFailure {
        try {
            Url url = Url.parse(text);
            Map<String, @Nullable Object> parts = new LinkedHashMap<>();
            parts.put("scheme", url.scheme());
            parts.put("host", url.host());
            parts.put("hostname", url.hostname());
            parts.put("path", url.path());
            parts.put("query", url.query());
            parts.put("opaque", url.opaque());
            parts.put("fragment", url.fragment());
            parts.put("userinfo", url.user());
            return parts;
        } catch (BadUrl e) {
            throw new EvaluationFailure("unable to parse url: " + e.reason());
        }
    }

    private static String joined(Map<String, @Nullable Object> parts) throws EvaluationFailure {
        try {
            Url url = new Url(
                    part(parts, "scheme"),
                    part(parts, "opaque"),
                    user(part(parts, "userinfo")),
                    part(parts, "host"),
                    part(parts, "path"),
                    part(parts, "query"),
                    part(parts, "fragment"));
            return Limits.text(url.toString());
        } catch (BadUrl e) {
            throw new EvaluationFailure("unable to parse userinfo in dict: " + e.reason());
        }
    }

    /** Whatever it is, it ends at the host. */
    private static String user(String text) throws BadUrl {
        return text.isEmpty() ? "" : Url.parse("proto://" + text + "@host").user();
    }

    private static String part(Map<String, @Nullable Object> parts, String name) throws EvaluationFailure {
        if (!parts.containsKey(name)) {
            return "";
        }
        Object value = parts.get(name);
        if (value instanceof String text) {
            return text;
        }
        throw new EvaluationFailure(
                "unable to parse " + name + " key, must be of type string, but " + Values.kind(value) + " found");
    }
}
