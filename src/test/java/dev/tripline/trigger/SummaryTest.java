package dev.tripline.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.field.SecretKeySelector;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void keepsTheOrderAndLeavesOutWhatIsEmpty() {
        Map<String, Object> members = new Summary()
                .text("z", "1")
                .text("none", "")
                .value("list", List.of())
                .value("map", Map.of())
                .value("no", false)
                .secret("missing", Optional.empty())
                .secret("secret", Optional.of(new SecretKeySelector("n", "k")))
                .payload("")
                .members();
        assertThat(members.keySet()).containsExactly("z", "no", "secret", "payload", "payloadBytes");
        assertThat(members).containsEntry("secret", "secret:n/k").containsEntry("payloadBytes", 0);
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        String cut = String.valueOf(
                new Summary().payload("x" + "ü".repeat(4096)).members().get("payload"));
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSize(Summary.LONGEST_TEXT - 1);
        assertThat(cut).endsWith("ü");
        assertThat(new Summary().payload("x" + "ü".repeat(4096)).members()).containsEntry("payloadBytes", 8193);
    }

    @Test
    void documentsBecomePlainValues() {
        Node document =
                Samples.yaml("{i: 7, f: 2.50, big: 123456789012345678901, t: x, b: true, n: null, l: [1, {a: b}]}");
        assertThat(new Summary().json("doc", document).members().get("doc"))
                .asString()
                .isEqualTo("{i=7, f=2.5, big=123456789012345678901, t=x, b=true, n=null, l=[1, {a=b}]}");
        assertThat(new Summary()
                        .json("doc", new Node.Num(new BigDecimal("1e900"), "1e900", Position.NONE))
                        .members())
                .containsEntry("doc", new BigDecimal("1e900"));
        assertThat(new Summary().json("doc", new Node.Nothing(Position.NONE)).members())
                .isEmpty();
    }

    @Test
    void hugeDocumentsAreShownAsTextThatIsCut() {
        Node[] items = new Node[20_000];
        Arrays.fill(items, new Node.Text("text", Position.NONE));
        Node huge = new Node.Seq(List.of(items), Position.NONE);
        assertThat(String.valueOf(new Summary().json("doc", huge).members().get("doc")))
                .startsWith("[\"text\",")
                .hasSize(Summary.LONGEST_TEXT);
    }
}
