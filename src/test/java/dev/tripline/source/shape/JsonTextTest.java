package dev.tripline.source.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static JsonText of(String json) throws MalformedBody {
        return JsonText.of(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void members_are_slices_of_the_text() throws MalformedBody {
        JsonText text = of("""
                { "a" : 1.50, "b\\u0022" : [ {"x": "}]\\"," } , [], {} ], "c" : {"d": null}, "a": true, "": "" }""");
        assertThat(text.members().keySet()).containsExactly("a", "b\"", "c", "");
        assertThat(text.members().get("a").text()).isEqualTo("true");
        assertThat(text.repeatedName()).contains("a");
        assertThat(text.members().get("b\"").items())
                .extracting(JsonText::text)
                .containsExactly("{\"x\":\"}]\\\",\"}", "[]", "{}");
        assertThat(text.members().get("c").members().get("d").kind()).isEqualTo(JsonText.Kind.NULL);
        assertThat(text.members().get("").string()).contains("");
    }

    @Test
    void what_has_no_members_has_none() throws MalformedBody {
        for (String json : List.of("{}", "[]", "1", "\"{}\"", "null")) {
            assertThat(of(json).members()).isEmpty();
            assertThat(of(json).items()).isEmpty();
            assertThat(of(json).repeatedName()).isEmpty();
        }
        assertThat(of("[1]").members()).isEmpty();
        assertThat(of("{\"a\":1}").items()).isEmpty();
    }

    @Test
    void kinds_and_texts() throws MalformedBody {
        assertThat(of(" [ true , false, null, -1e3, \"\\ud83d\\ude00 <\", {}, [ ] ] ")
                        .items())
                .extracting(JsonText::kind)
                .extracting(Enum::name)
                .containsExactly("BOOLEAN", "BOOLEAN", "NULL", "NUMBER", "STRING", "OBJECT", "ARRAY");
        assertThat(of("\"\\ud83d\\ude00 <\"").string()).contains("😀 <");
        assertThat(of("12").string()).isEmpty();
        assertThat(JsonText.string("a\"b").text()).isEqualTo("\"a\\\"b\"");
        assertThat(of("\"secret\"").toString()).isEqualTo("STRING of 8 B");
    }
}
