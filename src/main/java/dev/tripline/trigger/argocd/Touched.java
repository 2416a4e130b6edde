package dev.tripline.trigger.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.trigger.argocd.Push.Ref;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a push touches a source of an Application, as Argo CD's own webhook decides it: repository, revision, and the paths
 * of {@code argocd.argoproj.io/manifest-generate-paths}. When in doubt, it does. Pure.
 */
final class Touched {
    private static final String PATHS = "argocd.argoproj.io/manifest-generate-paths";

    private Touched() {}

    /** The sources of an Application, in order. */
    static List<JsonNode> sources(JsonNode application) {
        JsonNode spec = application.path("spec");
        List<JsonNode> sources = new ArrayList<>();
        if (spec.path("sources").isArray() && !spec.path("sources").isEmpty()) {
            spec.path("sources").forEach(sources::add);
        } else if (spec.path("sourceHydrator").path("drySource").isObject()) {
            sources.add(spec.path("sourceHydrator").path("drySource"));
        } else {
            sources.add(spec.path("source"));
        }
        return sources;
    }

    /** Whether the push matters to the Application at all. */
    static boolean by(Push push, JsonNode application) {
        List<JsonNode> sources = sources(application);
        return sources.stream().anyMatch(source -> ref(push, source).isPresent())
                && changed(push, application, sources);
    }

    /** What moved in a source; empty when nothing did. */
    static Optional<Ref> ref(Push push, JsonNode source) {
        String url = GitUrl.normal(source.path("repoURL").asText(""));
        if (!push.repositories().contains(url)) {
            return Optional.empty();
        }
        String target = source.path("targetRevision").asText("");
        return push.refs().stream().filter(ref -> follows(target, ref, push)).findFirst();
    }

    private static boolean follows(String target, Ref ref, Push push) {
        if (target.isEmpty() || target.equals("HEAD")) {
            return push.head() && !ref.name().startsWith("refs/tags/");
        }
        return target.startsWith("refs/") && ref.name().startsWith("refs/")
                ? target.equals(ref.name())
                : new Ref(target, "").brief().equals(ref.brief());
    }

    private static boolean changed(Push push, JsonNode application, List<JsonNode> sources) {
        String annotation =
                application.path("metadata").path("annotations").path(PATHS).asText("");
        List<String> paths = new ArrayList<>();
        for (String item : annotation.split(";")) {
            if (item.startsWith("/")) {
                paths.add(clean(item));
            } else if (!item.isBlank()) {
                sources.forEach(source -> paths.add(clean(source.path("path").asText("") + "/" + item)));
            }
        }
        if (push.files().isEmpty() || paths.isEmpty()) {
            return true;
        }
        return push.files().get().stream()
                .map(Touched::clean)
                .anyMatch(file -> paths.stream().anyMatch(path -> covers(path, file)));
    }

    private static String clean(String path) {
        return Path.of("/" + path.strip().replace("\0", "")).normalize().toString();
    }

    private static boolean covers(String path, String file) {
        return file.equals(path)
                || file.startsWith(path.endsWith("/") ? path : path + "/")
                || path.matches(".*[*?\\[].*") && glob(path).matcher(file).matches();
    }

    /** As Go's filepath.Match: a star does not cross a slash. What cannot be read matches nothing. */
    private static Pattern glob(String path) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int end = c == '[' ? path.indexOf(']', i + 1) : -1;
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (end > 0) {
                regex.append(path, i, end + 1);
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString());
        } catch (PatternSyntaxException e) {
            return Pattern.compile("(?!)");
        }
    }
}
