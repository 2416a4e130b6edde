package dev.tripline.source.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderLinesTest {
    @ParameterizedTest
    @CsvSource({
        "x-github-event,X-Github-Event",
        "X-GITHUB-EVENT,X-Github-Event",
        "etag,Etag",
        "x--a,X--A",
        "1a-b2,1a-B2",
        "a_b,A_b",
        "bad name,bad name"
    })
    void names_are_capitalised_as_go_does(String name, String canonical) {
        assertThat(HeaderLines.canonical(name)).isEqualTo(canonical);
        assertThat(HeaderLines.canonical(name)).isEqualTo(canonical);
    }

    @Test
    void values_are_utf8_and_the_servers_own_lines_are_left_out() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("host", "x")
                .add("transfer-encoding", "chunked")
                .add("x-b", "Ã©")
                .add("x-a", "1")
                .add("X-A", "2")
                .add("authorization", "Bearer t");
        assertThat(HeaderLines.of(headers))
                .isEqualTo(Map.of(
                        "X-A", List.of("1", "2"),
                        "X-B", List.of("é"),
                        "Authorization", List.of("*** Masked Auth Secret ***")));
    }
}
