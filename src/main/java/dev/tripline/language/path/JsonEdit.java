package dev.tripline.language.path;

import dev.tripline.language.path.edit.Destination;
import dev.tripline.language.path.edit.Refusal;
import dev.tripline.language.path.edit.Splice;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Strings;

/**
 * Writes into JSON text (sjson; sensor specification 5.4), keeping the formatting of everything else. Stateless, safe for
 * any thread.
 *
 * <p>A destination with an unescaped {@code | # @ * ?} is looked up as a path: what it finds in the document is
 * overwritten; where it finds nothing the document stays as it is.
 */
public final class JsonEdit {
    private static final int SHOWN = 80;

    private JsonEdit() {}

    /** Puts {@code value} as a JSON string. */
    public static String set(String json, String dest, String value) throws PathException {
        return setRaw(json, dest, Strings.quoteSparingly(value));
    }

    /** Puts {@code rawJson} verbatim, unchecked. */
    public static String setRaw(String json, String dest, String rawJson) throws PathException {
        if (dest.isEmpty()) {
            throw new PathException("path cannot be empty");
        }
        try {
            return Splice.into(json, Destination.parse(dest), rawJson);
        } catch (Refusal e) {
            throw new PathException(e.reason());
        } catch (Budget.Exhausted e) {
            String shown = dest.length() > SHOWN ? dest.substring(0, SHOWN) + "…" : dest;
            throw new PathException("destination '" + shown + "' costs more than allowed on this document");
        }
    }
}
