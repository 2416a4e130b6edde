package dev.tripline.language.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " true ",
                "-0",
                "1.5e+3",
                "\"\\u00e9\\n\"",
                "[]",
                "[ {} , [ 1 ] ]",
                "{\"a\":{\"b\":[null]}}"
            })
    void knowsJson(String text) {
        assertThat(Json.of(text).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "01",
                "1.",
                "+1",
                ".5",
                "1e",
                "\"",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "[1,]",
                "[,1]",
                "[1",
                "[1}",
                "{\"a\":1]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{\"a\":1,}",
                "1 2",
                "[] []",
                "]",
                "tru e"
            })
    void knowsWhatIsNotJson(String text) {
        assertThat(Json.of(text).isValid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.5;1.5;true",
                "0;0;false",
                "true;1;true",
                "false;0;false",
                "null;0;false",
                "\"12\";12;false",
                "\"T\";0;true",
                "\"1\";1;true",
                "[1];0;false"
            })
    void convertsAsGjsonDoes(String json, double number, boolean bool) {
        PathValue value = Path.compile("v").in(Json.of("{\"v\":" + json + "}"));
        assertThat(value.number()).isEqualTo(number);
        assertThat(value.bool()).isEqualTo(bool);
    }

    @Test
    void readsBytesAsUtf8() {
        Json json = Json.of("{\"größe\":\"日本 😀\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(Path.compile("gr*e").in(json).string()).isEqualTo("日本 😀");
        assertThat(Path.compile("größe").in(json).raw()).isEqualTo("\"日本 😀\"");
    }

    @Test
    void neitherDocumentsNorValuesPrintWhatTheyHold() {
        Json json = Json.of("{\"password\":\"hunter2\"}");
        assertThat(json.toString() + Path.compile("password").in(json)).doesNotContain("hunter2");
    }

    @Test
    void onePathServesManyThreads() throws Exception {
        Path path = Path.compile("items.#(n>1)#.{n,\"t\":tags.@reverse}|@pretty|@ugly");
        Json json = Json.of("{\"items\":[{\"n\":1},{\"n\":2,\"tags\":[1,2]},{\"n\":3,\"tags\":[]}]}");
        String expected = "[{\"n\":2,\"t\":[2,1]},{\"n\":3,\"t\":[]}]";
        CountDownLatch start = new CountDownLatch(1);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return json.isValid() + path.in(json).raw();
                }));
            }
            start.countDown();
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("true" + expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'',path cannot be empty", "x.y,cannot set array element for non-numeric key 'x'"})
    void refusesInTheWordsOfSjson(String dest, String message) {
        assertThatThrownBy(() -> JsonEdit.set("[1]", dest, "v"))
                .isInstanceOf(PathException.class)
                .hasMessage(message);
    }

    /** Where sjson would write at the wrong place, because the hit is not part of the document. */
    @ParameterizedTest
    @ValueSource(strings = {"#.#", "#.@dig:a", "@values", "0|0", "[0,1]|0"})
    void leavesTheDocumentWhenTheHitIsNotInIt(String dest) throws PathException {
        String json = " [[1],[2,3]]";
        assertThat(JsonEdit.setRaw(json, dest, "9")).isEqualTo(json);
    }
}
