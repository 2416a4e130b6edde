package dev.tripline.trigger.artifact;

import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * A file of a git repository (sensor specification 7).
 *
 * @param cloneDirectory a folder of its own when empty
 * @param ref the whole name of a reference; it counts before the tag, the tag before the branch
 */
@RegisterForReflection
public record GitArtifact(
        String url,
        String cloneDirectory,
        Optional<BasicAuth> creds,
        Optional<SecretKeySelector> sshKeySecret,
        String filePath,
        String branch,
        String tag,
        String ref,
        Optional<Remote> remote,
        boolean insecureIgnoreHostKey,
        Optional<GithubApp> githubApp) {
    private static final List<String> FORBIDDEN = List.of("..", "~", "\\");

    /** Another remote than the one that was cloned. */
    @RegisterForReflection
    public record Remote(String name, List<String> urls) {}

    /** An app that is installed at GitHub. */
    @RegisterForReflection
    public record GithubApp(Optional<SecretKeySelector> privateKey, long appID, long installationID) {}

    /** Why the repository is never looked at: its paths could lead out of it. */
    public Optional<String> refusal() {
        for (String part : FORBIDDEN) {
            if (filePath.contains(part)) {
                return Optional.of("\"" + escaped(part) + "\" is not allowed in the filePath");
            }
            if (cloneDirectory.contains(part)) {
                return Optional.of("\"" + escaped(part) + "\" is not allowed in the cloneDirectory");
            }
        }
        return Optional.empty();
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\");
    }

    /** What is checked out, by its whole name. */
    public String reference() {
        if (!ref.isEmpty()) {
            return ref;
        }
        if (!tag.isEmpty()) {
            return "refs/tags/" + tag;
        }
        return "refs/heads/" + (branch.isEmpty() ? "master" : branch);
    }

    /** The remote that is fetched from. */
    public String remoteName() {
        return remote.map(Remote::name).orElse("origin");
    }
}
