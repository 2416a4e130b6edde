package dev.tripline.language.jq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One compiled program serves all threads at once. */
class JqConcurrencyTest {
    private static final int THREADS = 8;
    private static final int EACH = 300;

    private static final String PROGRAM = """
            def double(f): f * 2;
            . as {$n}
            | reduce range(20) as $i ({list: []}; .list += [$n + $i])
            | .sum = (.list | add)
            | .odd = [.list[] | select(. % 2 == 1)]
            | .text = ("n=\\($n)" | gsub("(?<d>[0-9]+)"; "<\\(.d)>"))
            | .first = first(.list[] | select(. > $n + 3))
            | .double = double($n)
            | .tried = (try error({n: $n}) catch .n)
            | del(.list)
            """;

    @Test
    void threads_do_not_see_each_other() throws Exception {
        Jq program = Jq.compile(PROGRAM);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = i;
                all.add(() -> {
                    for (int n = first; n < THREADS * EACH; n += THREADS) {
                        String output = program.transform(Map.of("n", (double) n), World.real());
                        assertThat(output).isEqualTo(expected(n));
                    }
                    return null;
                });
            }
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        }
    }

    private static String expected(int n) {
        List<String> odd = new ArrayList<>();
        for (int i = n; i < n + 20; i++) {
            if (i % 2 == 1) {
                odd.add(Integer.toString(i));
            }
        }
        return "{\"double\":" + 2 * n + ",\"first\":" + (n + 4) + ",\"odd\":[" + String.join(",", odd) + "],\"sum\":"
                + (20 * n + 190) + ",\"text\":\"n=\\u003c" + n + "\\u003e\",\"tried\":" + n + "}";
    }
}
