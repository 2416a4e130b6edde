package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML 1.1 (and so JSON) with the scalars, keys and merges of Go's sigs.k8s.io/yaml. Stateless and thread-safe;
 * never throws for bad text, but adds problems.
 *
 * <p>Limits: 3 MiB of text, 64 levels, 50 aliases, no tags but the plain ones. Duplicate keys are errors.
 */
public final class YamlDocuments {
    /** The text is not YAML. */
    public static final String SYNTAX = "TL-1101";

    public static final String DUPLICATE_KEY = "TL-1106";
    /** Too big, too deep, too many aliases. */
    public static final String LIMIT = "TL-1107";

    public static final String TAG = "TL-1108";
    /** A value or key that JSON cannot hold. */
    public static final String VALUE = "TL-1109";
    /** A bare word used as a key that YAML 1.1 takes for a boolean. */
    public static final String BOOLEAN_KEY = "TL-1110";

    /** Characters of one text; the same as the API server's limit for one request. */
    public static final int MAX_CHARACTERS = 3 * 1024 * 1024;

    private YamlDocuments() {}

    /**
     * Every document of the text; an empty one is {@code Nothing}. After a syntax error the rest is not read.
     *
     * @param file goes into every position
     */
    public static List<Node> read(String file, String text, Problems problems) {
        List<Node> documents = new ArrayList<>();
        if (!isReadable(file, text, problems)) {
            return documents;
        }
        try {
            BoundedComposer composer = BoundedComposer.of(file, JsonTabs.replaced(withoutMark(text)));
            while (composer.checkNode()) {
                documents.add(YamlNodes.convert(file, composer.getNode(), problems));
            }
        } catch (LimitReached e) {
            problems.add(e.problem());
        } catch (YAMLException e) {
            problems.add(SyntaxErrors.problem(file, e));
        }
        return documents;
    }

    private static boolean isReadable(String file, String text, Problems problems) {
        if (text.length() > MAX_CHARACTERS) {
            problems.error(LIMIT, "the file is bigger than 3 MiB", new Position(file, 0, 0), "", "split it");
            return false;
        }
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c) && c != '\uFEFF') {
                problems.error(
                        SYNTAX,
                        String.format("the control character U+%04X is not allowed in YAML", c),
                        new Position(file, line, column),
                        "",
                        "remove it, or write it as an escape in double quotes");
                return false;
            }
            column = c == '\n' ? 1 : column + 1;
            line = c == '\n' ? line + 1 : line;
        }
        return true;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
