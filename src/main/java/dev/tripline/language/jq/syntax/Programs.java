package dev.tripline.language.jq.syntax;

import dev.tripline.language.BadProgram;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.names.Calls;
import dev.tripline.language.jq.names.Prelude;
import dev.tripline.language.jq.node.function.PreludeFunction;
import dev.tripline.language.jq.token.SyntaxFault;
import java.util.Map;

/** Compiles programs. */
public final class Programs {
    private static final int LONGEST = 64 << 10;
    private static final Map<String, PreludeFunction> PRELUDE = prelude();

    private Programs() {}

    private static Map<String, PreludeFunction> prelude() {
        Calls calls = Calls.ofPrelude();
        new Parser(Prelude.SOURCE, calls).prelude();
        return Map.copyOf(calls.prelude());
    }

    /**
     * @throws BadProgram a syntax error, an unknown name, or too long or too deeply nested
     */
    public static Node compile(String program) throws BadProgram {
        if (program.length() > LONGEST) {
            throw new BadProgram("a program of more than " + LONGEST + " characters");
        }
        try {
            return new Parser(program, Calls.of(PRELUDE)).program();
        } catch (SyntaxFault fault) {
            throw new BadProgram(fault.reason());
        } catch (StackOverflowError e) {
            throw new BadProgram("nested too deeply for this thread");
        }
    }
}
