package dev.tripline.trigger.artifact;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code source}: where an object is read from. The first one that is there counts, in the order s3, inline, file, url, git,
 * configmap, resource (sensor specification 7).
 */
@RegisterForReflection
@Means("Where an object is read from. The first that is there counts, in the order s3, inline, file,"
        + " url, git, configmap, resource.")
public record ArtifactLocation(
        @Means("an object of a bucket") Optional<S3> s3,
        @Means("the object as a text of YAML or JSON") Optional<InlineText> inline,
        @Means("a file of the machine") Optional<LocalFile> file,
        @Means("what an HTTP server has") Optional<Url> url,
        @Means("a key of a ConfigMap") Optional<ConfigMapKeySelector> configmap,
        @Means("a file of a Git repository") Optional<GitArtifact> git,
        @Means("the object itself, as YAML") Optional<Node> resource) {
    /** An object in a bucket. What only event sources use is read over. */
    @RegisterForReflection
    @Means("An object of a bucket.")
    public record S3(
            @Means("host and port of the store") String endpoint,
            @Means("the bucket, and the object's key in it") Optional<Bucket> bucket,
            @Means("of the bucket") String region,
            @Means("plain HTTP") boolean insecure,
            @Means("the secret that holds the access key") Optional<SecretKeySelector> accessKey,
            @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,
            @Means("without effect here: of event sources") List<String> events,
            @Means("without effect here: of event sources") Optional<Node> filter,
            @Means("without effect here: of event sources") Map<String, String> metadata,

            @Means("the certificate authority that is trusted, in PEM")
            Optional<SecretKeySelector> caCertificate) {}

    /** A bucket and an object's key in it. */
    @RegisterForReflection
    @Means("A bucket and a key in it.")
    public record Bucket(
            @Means("of the object") String key,
            @Means("of the bucket") String name) {}

    @RegisterForReflection
    @Means("A file.")
    public record LocalFile(@Means("of the file") String path) {}

    /** What an HTTP server has. */
    @RegisterForReflection
    @Means("What an HTTP server has.")
    public record Url(
            @Means("the whole URL") String path,

            @Means("the server's certificate is not checked without it")
            boolean verifyCert) {}

    /** Whether the manifest itself holds the object, so that nothing has to be fetched. */
    public boolean isHere() {
        return s3.isEmpty()
                && (inline.isPresent() || file.isEmpty() && url.isEmpty() && git.isEmpty() && configmap.isEmpty());
    }

    /** Why every attempt will fail; empty when it need not. */
    public Optional<String> problem() {
        if (s3.isPresent()) {
            return Optional.empty();
        }
        if (inline.isPresent()) {
            String problem = inline.get().problem();
            return problem.isEmpty() ? Optional.empty() : Optional.of("inline cannot be read: " + problem);
        }
        if (file.isPresent() || url.isPresent()) {
            return Optional.empty();
        }
        if (git.isPresent()) {
            return git.get().refusal();
        }
        if (configmap.isPresent()) {
            return Optional.empty();
        }
        if (resource.isEmpty()) {
            return Optional.of("unknown artifact location: the source says nothing");
        }
        return resource.get() instanceof Node.Obj
                ? Optional.empty()
                : Optional.of("the resource is " + resource.get().shape() + ", not an object");
    }

    /** Which kind of source it is that this version does not read; empty when it does. */
    public Optional<String> unserved() {
        if (s3.isPresent()) {
            return Optional.of("s3");
        }
        if (isHere()) {
            return Optional.empty();
        }
        if (file.isPresent()) {
            return Optional.of("file");
        }
        if (url.isPresent()) {
            return Optional.of("url");
        }
        return git.isPresent() ? Optional.of("git") : Optional.empty();
    }

    /** What people should know about a source that is valid. */
    public List<Complaint> advice() {
        List<Complaint> advice = new ArrayList<>();
        problem().ifPresent(problem -> advice.add(new Complaint("source", problem + "; every attempt will fail")));
        unserved()
                .filter(kind -> advice.isEmpty())
                .ifPresent(kind -> advice.add(new Complaint(
                        "source",
                        "objects from " + kind + " are not read by this version; every attempt will fail",
                        "use resource, inline or configmap")));
        return advice;
    }

    /** The object as the manifest has it; empty when it is read elsewhere, or has a {@link #problem}. */
    public Optional<Node.Obj> here() {
        return isHere() ? object() : Optional.empty();
    }

    /** The object, when it {@link #isHere} and has no {@link #problem}. */
    Optional<Node.Obj> object() {
        return inline.isPresent()
                ? inline.get().object()
                : resource.filter(Node.Obj.class::isInstance).map(Node.Obj.class::cast);
    }

    /**
     * For people: what will be read when the trigger acts.
     *
     * @throws RenderFailure when it never will
     */
    public Map<String, Object> shown() throws RenderFailure {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new RenderFailure(problem.get());
        }
        Summary shown = new Summary();
        if (s3.isPresent()) {
            S3 one = s3.get();
            shown.text("kind", "s3")
                    .text("endpoint", one.endpoint())
                    .text("bucket", one.bucket().map(Bucket::name).orElse(""))
                    .text("key", one.bucket().map(Bucket::key).orElse(""))
                    .secret("accessKey", one.accessKey())
                    .secret("secretKey", one.secretKey());
        } else if (file.isPresent()) {
            shown.text("kind", "file").text("path", file.get().path());
        } else if (url.isPresent()) {
            shown.text("kind", "url").text("path", url.get().path());
        } else if (git.isPresent()) {
            GitArtifact one = git.get();
            shown.text("kind", "git")
                    .text("url", one.url())
                    .text("file", one.filePath())
                    .text("reference", one.reference());
        } else if (configmap.isPresent()) {
            shown.text("kind", "configmap")
                    .text("name", configmap.get().name())
                    .text("key", configmap.get().key());
        }
        return shown.text("read", "when it acts").members();
    }
}
