package dev.tripline.language.sprig;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.crypto.DigestFunctions;
import dev.tripline.language.sprig.crypto.cert.CertificateFunctions;
import dev.tripline.language.sprig.crypto.password.PasswordFunctions;
import dev.tripline.language.sprig.date.DateFunctions;
import dev.tripline.language.sprig.date.SpanFunctions;
import dev.tripline.language.sprig.dict.DictFunctions;
import dev.tripline.language.sprig.encoding.BaseFunctions;
import dev.tripline.language.sprig.json.DefaultFunctions;
import dev.tripline.language.sprig.json.JsonFunctions;
import dev.tripline.language.sprig.list.ListFunctions;
import dev.tripline.language.sprig.list.PartFunctions;
import dev.tripline.language.sprig.number.FloatFunctions;
import dev.tripline.language.sprig.number.IntegerFunctions;
import dev.tripline.language.sprig.number.RangeFunctions;
import dev.tripline.language.sprig.path.PathFunctions;
import dev.tripline.language.sprig.reflect.TypeFunctions;
import dev.tripline.language.sprig.regex.RegexFunctions;
import dev.tripline.language.sprig.semver.SemverFunctions;
import dev.tripline.language.sprig.text.CaseFunctions;
import dev.tripline.language.sprig.text.ChanceFunctions;
import dev.tripline.language.sprig.text.CutFunctions;
import dev.tripline.language.sprig.text.SplitFunctions;
import dev.tripline.language.sprig.text.TextFunctions;
import dev.tripline.language.sprig.url.UrlFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions of Sprig 3.3.0, without {@code env}, {@code expandenv} and {@code getHostByName}. Every result is bounded:
 * texts to 1 MiB, lists and dicts to 100,000 items; beyond is over budget. All functions are safe for any thread; the dicts
 * that they make are not, and belong to one evaluation.
 */
public final class Sprig {
    private static final Map<String, GoFunction> FUNCTIONS = merged(List.of(
            TextFunctions.functions(),
            CaseFunctions.functions(),
            CutFunctions.functions(),
            SplitFunctions.functions(),
            ChanceFunctions.functions(),
            IntegerFunctions.functions(),
            FloatFunctions.functions(),
            RangeFunctions.functions(),
            ListFunctions.functions(),
            PartFunctions.functions(),
            DictFunctions.functions(),
            DefaultFunctions.functions(),
            JsonFunctions.functions(),
            BaseFunctions.functions(),
            DateFunctions.functions(),
            SpanFunctions.functions(),
            TypeFunctions.functions(),
            PathFunctions.functions(),
            UrlFunctions.functions(),
            RegexFunctions.functions(),
            SemverFunctions.functions(),
            DigestFunctions.functions(),
            PasswordFunctions.functions(),
            CertificateFunctions.functions()));

    private Sprig() {}

    private static Map<String, GoFunction> merged(List<Map<String, GoFunction>> groups) {
        Map<String, GoFunction> all = new HashMap<>();
        groups.forEach(group -> group.forEach((name, function) -> {
            if (all.put(name, function) != null) {
                throw new IllegalStateException("twice: " + name);
            }
        }));
        return Map.copyOf(all);
    }

    /** By name; the same map each time. */
    public static Map<String, GoFunction> functions() {
        return FUNCTIONS;
    }
}
