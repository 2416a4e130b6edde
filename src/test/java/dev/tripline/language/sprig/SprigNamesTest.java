package dev.tripline.language.sprig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Names and parameters are those of Sprig 3.3.0, in signatures.txt as Go prints them. */
class SprigNamesTest {
    private static final Set<String> LEFT_OUT = Set.of("env", "expandenv", "getHostByName");

    private static Map<String, String> signatures() throws IOException {
        Map<String, String> signatures = new TreeMap<>();
        for (String line : SprigCasesTest.lines("signatures.txt")) {
            signatures.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf('(') + 1));
        }
        return signatures;
    }

    @Test
    void all_names_are_there_save_those_that_look_at_the_machine_or_the_network() throws IOException {
        Map<String, String> signatures = signatures();
        assertThat(signatures).hasSize(211);
        assertThat(signatures.keySet()).containsAll(LEFT_OUT);
        signatures.keySet().removeAll(LEFT_OUT);
        assertThat(Sprig.functions().keySet()).isEqualTo(signatures.keySet());
    }

    @Test
    void parameters_are_declared_as_in_go() throws IOException {
        Map<String, String> signatures = signatures();
        assertThat(Sprig.functions()).allSatisfy((name, function) -> {
            List<String> types = new ArrayList<>(parameters(signatures.getOrDefault(name, "")));
            boolean variadic = !types.isEmpty() && types.getLast().startsWith("...");
            assertThat(function.variadic()).isEqualTo(variadic);
            assertThat(function.parameters())
                    .isEqualTo(types.stream().map(SprigNamesTest::type).toList());
        });
    }

    /** Up to the closing parenthesis; types hold none, but {@code interface {}}. */
    private static List<String> parameters(String signature) {
        String inside = signature.substring(0, signature.indexOf(')'));
        return inside.isEmpty() ? List.of() : Arrays.asList(inside.split(", "));
    }

    private static GoType type(String go) {
        return switch (go.replace("...", "")) {
            case "interface {}", "sprig.certificate" -> GoType.ANY;
            case "string" -> GoType.STRING;
            case "int", "uint32" -> GoType.INT;
            case "float64" -> GoType.FLOAT64;
            case "bool" -> GoType.BOOL;
            case "[]interface {}" -> GoType.LIST;
            case "map[string]interface {}" -> GoType.MAP;
            case "time.Time" -> GoType.TIME;
            default -> throw new IllegalArgumentException(go);
        };
    }

    @Test
    void every_function_has_cases() throws IOException {
        Set<String> byChanceOrClock =
                Set.of("now", "ago", "uuidv4", "encryptAES", "genCA", "genSignedCert", "genSignedCertWithKey");
        List<String> lines = SprigCasesTest.lines("cases.jsonl");
        for (Map.Entry<String, GoFunction> function : Sprig.functions().entrySet()) {
            if (!byChanceOrClock.contains(function.getKey())) {
                assertThat(lines).anyMatch(line -> line.startsWith("{\"call\":\"" + function.getKey() + "\","));
            }
        }
    }
}
