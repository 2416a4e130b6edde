package dev.tripline.language;

import org.jspecify.annotations.Nullable;

/**
 * A program of a manifest, compiled once; one that cannot be compiled fails with every event that asks for it, as it does in
 * Argo Events. Immutable, as safe for threads as what it was compiled to.
 *
 * @param <T> what it was compiled to
 */
public final class Program<T> {
    /** A language's own way to compile. */
    @FunctionalInterface
    public interface Compiler<T> {
        T compile(String text) throws BadProgram;
    }

    private final @Nullable T compiled;
    private final String reason;

    private Program(@Nullable T compiled, String reason) {
        this.compiled = compiled;
        this.reason = reason;
    }

    /** Never fails. */
    public static <T> Program<T> of(String text, Compiler<T> compiler) {
        try {
            return new Program<>(compiler.compile(text), "");
        } catch (BadProgram e) {
            return new Program<>(null, e.reason());
        }
    }

    /**
     * @throws EvaluationFailure with the reason why it could not be compiled
     */
    public T get() throws EvaluationFailure {
        if (compiled == null) {
            throw new EvaluationFailure(reason);
        }
        return compiled;
    }
}
