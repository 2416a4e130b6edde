package dev.tripline.trigger.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.argocd.Push.Ref;
import dev.tripline.trigger.cluster.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads pushes as Git hosts describe them: GitHub, GitLab, Gitea, Gogs, Bitbucket, Bitbucket Server. Files count as known only
 * when the event lists all of them: not after a forced push, and not when it says that there are more commits. Pure.
 */
final class PushReader {
    /** GitHub lists this many commits at most, and does not say that there are more. */
    private static final int GITHUBS_COMMITS = 2048;

    private PushReader() {}

    /**
     * @param data the event's data, with the push itself or with a {@code body} that is one
     * @throws RenderFailure when it is no push
     */
    static Push read(JsonNode data, Instant at) throws RenderFailure {
        JsonNode body = data.path("body").isObject() ? data.path("body") : data;
        Set<String> urls = new LinkedHashSet<>();
        for (JsonNode owner : List.of(body.path("repository"), body.path("project"))) {
            Stream.of("clone_url", "html_url", "ssh_url", "git_http_url", "git_ssh_url", "web_url")
                    .map(key -> owner.path(key).asText(""))
                    .forEach(urls::add);
            urls.add(owner.path("links").path("html").path("href").asText(""));
            owner.path("links")
                    .path("clone")
                    .forEach(link -> urls.add(link.path("href").asText("")));
        }
        urls.remove("");
        if (urls.isEmpty()) {
            throw new RenderFailure("the event is no push: it names no repository");
        }
        List<String> repositories = urls.stream().map(GitUrl::normal).distinct().toList();
        if (body.path("push").path("changes").isArray() || body.path("changes").isArray()) {
            return new Push(repositories, bitbucket(body), true, Optional.empty(), at);
        }
        String ref = body.path("ref").asText("");
        if (ref.isEmpty()) {
            throw new RenderFailure("the event is no push: it names no ref");
        }
        String sha = body.path("after").asText("");
        boolean gone = body.path("deleted").asBoolean() || sha.matches("0+");
        List<Ref> refs = gone ? List.of() : List.of(new Ref(ref, sha));
        return new Push(repositories, refs, isHead(body, ref), files(body), at);
    }

    private static boolean isHead(JsonNode body, String ref) {
        JsonNode github = body.path("repository").path("default_branch");
        String branch = github.isTextual()
                ? github.asText()
                : body.path("project").path("default_branch").asText("");
        return branch.isEmpty() || ref.equals("refs/heads/" + branch);
    }

    private static List<Ref> bitbucket(JsonNode body) {
        List<Ref> refs = new ArrayList<>();
        for (JsonNode change : body.path("push").path("changes")) {
            JsonNode now = change.path("new");
            if (now.isObject()) {
                String kind = now.path("type").asText().equals("tag") ? "refs/tags/" : "refs/heads/";
                refs.add(new Ref(
                        kind + now.path("name").asText(),
                        now.path("target").path("hash").asText()));
            }
        }
        for (JsonNode change : body.path("changes")) {
            if (!change.path("type").asText().equals("DELETE")) {
                refs.add(new Ref(
                        change.path("ref").path("id").asText(),
                        change.path("toHash").asText()));
            }
        }
        return refs;
    }

    private static Optional<List<String>> files(JsonNode body) {
        JsonNode commits = body.path("commits");
        int total = Math.max(
                body.path("total_commits_count").asInt(0),
                body.path("total_commits").asInt(0));
        boolean all = commits.isArray()
                && !commits.isEmpty()
                && commits.size() < GITHUBS_COMMITS
                && total <= commits.size()
                && !body.path("forced").asBoolean()
                && !body.path("created").asBoolean()
                && !body.path("before").asText("").matches("0+");
        if (!all) {
            return Optional.empty();
        }
        Set<String> files = new LinkedHashSet<>();
        for (JsonNode commit : commits) {
            boolean lists = commit.path("added").isArray()
                    || commit.path("modified").isArray()
                    || commit.path("removed").isArray();
            if (!lists) {
                return Optional.empty();
            }
            files.addAll(Json.texts(commit.get("added")));
            files.addAll(Json.texts(commit.get("modified")));
            files.addAll(Json.texts(commit.get("removed")));
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(files));
    }
}
