package dev.tripline.language.template;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.sprig.Sprig;
import dev.tripline.language.template.builtin.Builtins;
import dev.tripline.language.template.builtin.Callee;
import dev.tripline.language.template.builtin.Library;
import dev.tripline.language.template.exec.Execution;
import dev.tripline.language.template.method.Methods;
import dev.tripline.language.template.parse.Functions;
import dev.tripline.language.template.parse.Parser;
import dev.tripline.language.template.tree.Program;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text/template with Sprig's hermetic functions, compiled once and rendered many times. Immutable, safe for any thread. */
public final class GoTemplate {
    /** What Sprig has and this has not: they look at the machine or the network. */
    private static final Set<String> WITHHELD = Set.of("env", "expandenv", "getHostByName");

    /** Functions that change the maps they are given, and so must not get those of the event. */
    private static final Set<String> CHANGING =
            Set.of("set", "unset", "merge", "mergeOverwrite", "mustMerge", "mustMergeOverwrite");

    /** Functions that work for up to seconds; ten calls use up the steps of a rendering. */
    private static final Set<String> COSTLY = Set.of(
            "genPrivateKey",
            "genCA",
            "genCAWithKey",
            "genSelfSignedCert",
            "genSelfSignedCertWithKey",
            "genSignedCert",
            "genSignedCertWithKey",
            "bcrypt",
            "htpasswd",
            "derivePassword");

    private static final int COSTLY_STEPS = 95_000;

    private static final Library LIBRARY = library();
    private static final Functions FUNCTIONS = new Functions(LIBRARY.functions().keySet(), WITHHELD);

    private final Program program;
    private final boolean changesData;

    private GoTemplate(Program program) {
        this.program = program;
        this.changesData = !Collections.disjoint(program.functions(), CHANGING);
    }

    /** Sprig's functions go before the builtins of the same name. */
    private static Library library() {
        Map<String, Callee> all = new HashMap<>(Builtins.all());
        Sprig.functions()
                .forEach((name, function) ->
                        all.put(name, new Callee.Typed(function, COSTLY.contains(name) ? COSTLY_STEPS : 1)));
        return new Library(all, Methods::find);
    }

    /**
     * @throws BadProgram a syntax error or an unknown function, with its line
     */
    public static GoTemplate compile(String text) throws BadProgram {
        return new GoTemplate(Parser.parse(text, FUNCTIONS));
    }

    /**
     * @param data the dot, e.g. {@code {"Input": value}}: null, Boolean, Double, String, List, Map; it is not changed
     * @return the raw output; {@code <no value>} and empty output are the caller's business
     * @throws EvaluationFailure an execution error, a budget that is used up
     */
    public String render(Map<String, ? extends @Nullable Object> data, World world) throws EvaluationFailure {
        Object dot = changesData ? Copy.of(data) : data;
        return Execution.run(program, LIBRARY, dot, world);
    }
}
