package dev.tripline.source.bitbucketserver;

import dev.tripline.client.http.HttpCall;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.HttpResult;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the server's REST interface which commits are part of an open pull request: a few at a time, page by page, until one is
 * found open. Fails with a {@link LookupFailure} and nothing else.
 *
 * @param token sent as a bearer token, if there is one
 */
record PullRequests(
        HttpCaller caller,
        String baseUrl,
        Optional<String> token,
        boolean trustAll,
        String project,
        String repository) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 4;
    private static final int PAGE = 100;
    private static final int MAX_PAGES = 50;
    private static final int MAX_ANSWER = 4 << 20;
    private static final byte[] NOTHING = new byte[0];

    /** One page: whether a pull request in it is open, else where the next one begins. */
    private record Page(boolean open, Optional<String> next) {}

    /** Those of the commits that are part of an open pull request. */
    Uni<Set<String>> open(Collection<String> commits) {
        return Multi.createFrom()
                .iterable(commits)
                .onItem()
                .transformToUni(commit -> isOpen(commit, "0", 1).map(open -> open ? commit : ""))
                .merge(AT_ONCE)
                .collect()
                .with(Collectors.toSet());
    }

    private Uni<Boolean> isOpen(String commit, String start, int page) {
        HttpCall call;
        try {
            call = call(commit, start);
        } catch (IllegalArgumentException e) {
            return failed(false, String.valueOf(e.getMessage()));
        }
        return caller.call(call, MAX_ANSWER).flatMap(this::read).flatMap(read -> {
            if (read.open() || read.next().isEmpty()) {
                return Uni.createFrom().item(read.open());
            }
            return page < MAX_PAGES
                    ? isOpen(commit, read.next().get(), page + 1)
                    : failed(false, "more than " + MAX_PAGES + " pages of pull requests");
        });
    }

    private HttpCall call(String commit, String start) {
        String path = "/api/1.0/projects/" + segment(project) + "/repos/" + segment(repository) + "/commits/"
                + segment(commit) + "/pull-requests?limit=" + PAGE + "&start=" + start;
        List<HttpCall.Header> headers = token.map(
                        value -> List.of(new HttpCall.Header("Authorization", "Bearer " + value, true)))
                .orElse(List.of());
        return new HttpCall(
                "GET",
                HttpTarget.parse(baseUrl.replaceFirst("/+$", "") + path),
                headers,
                Optional.empty(),
                NOTHING,
                TIMEOUT,
                trustAll);
    }

    /** The names come from the delivery: none of them may lead to another path. */
    private static String segment(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw new IllegalArgumentException("the delivery names no project, repository or commit");
        }
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%7E", "~");
    }

    private Uni<Page> read(HttpResult result) {
        return switch (result) {
            case HttpResult.NotSent notSent -> failed(true, notSent.reason());
            case HttpResult.Lost lost -> failed(true, lost.reason());
            case HttpResult.Refused refused -> failed(false, refused.reason());
            case HttpResult.Answered answered
            when answered.status() != 200 ->
                failed(isTransient(answered.status()), "the server answered " + answered.status());
            case HttpResult.Answered answered
            when answered.body().length >= MAX_ANSWER ->
                failed(false, "a page of pull requests is longer than " + MAX_ANSWER + " bytes");
            case HttpResult.Answered answered -> page(answered.body());
        };
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    private static Uni<Page> page(byte[] body) {
        try {
            JsonText page = JsonText.object(body);
            List<JsonText> values =
                    page.member("values").flatMap(JsonText::elements).orElse(List.of());
            for (JsonText value : values) {
                if (value.text("state").equalsIgnoreCase("OPEN")) {
                    return Uni.createFrom().item(new Page(true, Optional.empty()));
                }
            }
            return Uni.createFrom().item(new Page(false, page.number("nextPageStart")));
        } catch (MalformedBody e) {
            return failed(true, "the server's answer cannot be read");
        }
    }

    private static <T> Uni<T> failed(boolean again, String reason) {
        return Uni.createFrom().failure(new LookupFailure(again, reason));
    }
}
