package dev.tripline.trigger.artifact;

import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** A file of a git repository (sensor specification 7). */
@RegisterForReflection
@Means("A file of a Git repository.")
public record GitArtifact(
        @Means("of the repository") String url,

        @Means("where it is cloned to; a folder of its own when it is left out")
        String cloneDirectory,

        @Means("a name and a password for HTTPS") Optional<BasicAuth> creds,
        @Means("the private key for SSH") Optional<SecretKeySelector> sshKeySecret,
        @Means("the file, from the root of the repository") String filePath,

        @Means(value = "which branch is checked out", otherwise = "master")
        String branch,

        @Means("which tag is checked out; it counts before the branch")
        String tag,

        @Means("which reference is checked out, by its whole name; it counts before tag and branch")
        String ref,

        @Means("a further remote, fetched from instead of the one that was cloned")
        Optional<Remote> remote,

        @Means("trust any SSH server") boolean insecureIgnoreHostKey,
        @Means("log in as a GitHub App") Optional<GithubApp> githubApp) {
    private static final List<String> FORBIDDEN = List.of("..", "~", "\\");

    /** Another remote than the one that was cloned. */
    @RegisterForReflection
    @Means("A further remote.")
    public record Remote(
            @Means("of the remote") String name,
            @Means("where it is") List<String> urls) {}

    /** An app that is installed at GitHub. */
    @RegisterForReflection
    @Means("An App that is installed at GitHub.")
    public record GithubApp(
            @Means("its private key, in PEM") Optional<SecretKeySelector> privateKey,
            @Means("the number of the App") long appID,
            @Means("the number of the installation") long installationID) {}

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
