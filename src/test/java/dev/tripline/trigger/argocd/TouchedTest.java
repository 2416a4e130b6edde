package dev.tripline.trigger.argocd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TouchedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/acme/deploy",
                "https://GitHub.com/Acme/Deploy.git",
                "git@github.com:acme/deploy.git",
                "ssh://git@github.com:22/acme/deploy.git/",
                "ssh://git@ssh.github.com:443/acme/deploy",
                "https://user:pw@github.com:8443/acme/deploy",
                "git@altssh.github.com:acme/deploy",
            })
    void allWaysToWriteARepositoryAreEqual(String url) {
        assertThat(GitUrl.normal(url)).isEqualTo("github.com/acme/deploy");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apps/shop | '' | lib/x | true",
                "apps/shop | . | apps/shop/deep/x | true",
                "apps/shop | . | apps/shopping/x | false",
                "apps/shop | ../lib | apps/lib/x | true",
                "apps/shop | /lib | lib/x | true",
                "apps/shop | /lib | apps/shop/x | false",
                "apps/shop | .;/lib | lib/x | true",
                "apps/shop | /apps/*/values.yaml | apps/b/values.yaml | true",
                "apps/shop | /apps/*/values.yaml | apps/b/c/values.yaml | false",
                "apps/shop | /lib/[a-c]?.yaml | lib/b1.yaml | true",
                "apps/shop | / | any | true",
                "apps/shop | /lib | '' | true",
            })
    void pathsOfTheAnnotationDecide(String path, String annotation, String file, boolean touched) {
        Optional<List<String>> files = file.isEmpty() ? Optional.empty() : Optional.of(List.of(file));
        Push push =
                new Push(List.of("h/r"), List.of(new Push.Ref("refs/heads/main", "abc")), true, files, Instant.EPOCH);
        String application = "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/manifest-generate-paths\":\""
                + annotation + "\"}},\"spec\":{\"source\":{\"repoURL\":\"https://h/r\",\"path\":\"" + path + "\"}}}";
        assertThat(Touched.by(push, Samples.json(application))).isEqualTo(touched);
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, false, main, true",
        "refs/heads/main, false, refs/heads/main, true",
        "refs/tags/main, false, refs/heads/main, false",
        "refs/heads/main, false, HEAD, false",
        "refs/heads/main, true, HEAD, true",
        "refs/heads/main, true, '', true",
        "refs/tags/v1, true, HEAD, false",
        "refs/tags/v1, false, v1, true",
        "refs/heads/a/b, false, a/b, true",
        "main, false, refs/heads/main, true",
        "refs/heads/other, false, main, false",
    })
    void theRevisionDecides(String ref, boolean head, String target, boolean touched) {
        Push push = new Push(List.of("h/r"), List.of(new Push.Ref(ref, "abc")), head, Optional.empty(), Instant.EPOCH);
        String source = "{\"repoURL\":\"https://h/r\",\"targetRevision\":\"" + target + "\"}";
        assertThat(Touched.ref(push, Samples.json(source)).isPresent()).isEqualTo(touched);
    }

    private static Push read(String json) throws RenderFailure {
        return PushReader.read(Samples.json(json), Instant.EPOCH);
    }

    private static String github(String more) {
        return "{\"body\":{\"ref\":\"refs/heads/main\",\"before\":\"1\",\"after\":\"abc\",\"repository\":{\"clone_url\":"
                + "\"https://h/r\",\"default_branch\":\"main\"},\"commits\":[{\"added\":[\"a\"],\"modified\":[\"b\"],"
                + "\"removed\":[\"c\"]}]" + more + "}}";
    }

    @Test
    void readsPushesOfGithub() throws RenderFailure {
        assertThat(read(github("")))
                .isEqualTo(new Push(
                        List.of("h/r"),
                        List.of(new Push.Ref("refs/heads/main", "abc")),
                        true,
                        Optional.of(List.of("a", "b", "c")),
                        Instant.EPOCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"forced\":true",
                ",\"created\":true",
                ",\"total_commits\":2",
                ",\"total_commits_count\":21",
                ",\"commits\":[]",
                ",\"commits\":[{}]",
                ",\"before\":\"000\""
            })
    void filesCountOnlyWhenAllAreListed(String more) throws RenderFailure {
        assertThat(read(github(more)).files()).isEmpty();
    }

    @Test
    void aDeletionMovesNothing() throws RenderFailure {
        assertThat(read(github(",\"deleted\":true")).refs()).isEmpty();
        assertThat(read(github(",\"after\":\"0000\"")).refs()).isEmpty();
    }

    @Test
    void readsPushesOfGitlabAndBitbucket() throws RenderFailure {
        Push gitlab = read("{\"body\":{\"ref\":\"refs/heads/dev\",\"before\":\"1\",\"after\":\"abc\",\"project\":{"
                + "\"git_ssh_url\":\"git@h:g/r.git\",\"web_url\":\"https://h/g/r\",\"default_branch\":\"main\"},"
                + "\"total_commits_count\":1,\"commits\":[{\"added\":[\"a\"],\"modified\":[],\"removed\":[]}]}}");
        assertThat(gitlab.repositories()).containsExactly("h/g/r");
        assertThat(gitlab.head()).isFalse();
        assertThat(gitlab.files()).contains(List.of("a"));
        Push cloud = read("{\"body\":{\"repository\":{\"links\":{\"html\":{\"href\":\"https://bitbucket.org/a/r\"}}},"
                + "\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\",\"target\":{\"hash\":\"abc\"}}},"
                + "{\"new\":null}]}}}");
        assertThat(cloud.refs()).containsExactly(new Push.Ref("refs/heads/main", "abc"));
        Push server = read("{\"repository\":{\"links\":{\"clone\":[{\"href\":\"ssh://git@h:7999/p/r.git\"}]}},"
                + "\"changes\":[{\"type\":\"UPDATE\",\"ref\":{\"id\":\"refs/heads/main\"},\"toHash\":\"abc\"},"
                + "{\"type\":\"DELETE\",\"ref\":{\"id\":\"refs/heads/x\"}}]}");
        assertThat(server.repositories()).containsExactly("h/p/r");
        assertThat(server.refs()).containsExactly(new Push.Ref("refs/heads/main", "abc"));
    }
}
