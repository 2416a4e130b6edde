package dev.tripline.source.prometheus;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import java.util.List;

/** Configurations as people write them. */
final class Given {
    private Given() {}

    static PrometheusConfig config(String url, String fields) {
        Problems problems = new Problems();
        return Binder.bind(
                        PrometheusConfig.class,
                        NodeJson.read("{\"url\": \"" + url + "\", " + fields + "}", Position.NONE),
                        "",
                        problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
    }

    static Threshold threshold(String json) {
        return config("http://p:9090", "\"query\": \"q\", \"threshold\": " + json)
                .limits();
    }

    /** What is wrong, each as {@code path: message}. */
    static List<String> problems(String json) {
        Problems problems = new Problems();
        Binder.bind(PrometheusConfig.class, NodeJson.read(json, Position.NONE), "", problems);
        return problems.all().stream()
                .filter(Problem::isError)
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }
}
