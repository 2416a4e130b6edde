package dev.tripline.trigger.parameter.value;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.template.GoTemplate;
import dev.tripline.manifest.binding.FromText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A template of a parameter, compiled when the manifest is applied. One that cannot be read is no error: it never gives a
 * value, so that the parameter's key or fixed value counts. Equal by its text; safe for any thread.
 */
@FromText
@RegisterForReflection
public final class ParameterTemplate {
    private static final int REMEMBERED = 256;
    private static final int LONGEST_REMEMBERED = 8 * 1024;
    private static final String NO_VALUE = "<no value>";

    /** A section that parameters edit is bound anew by each firing; its templates are the same almost always. */
    private static final Map<String, ParameterTemplate> KNOWN = Collections.synchronizedMap(new Recent());

    private static final class Recent extends LinkedHashMap<String, ParameterTemplate> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ParameterTemplate> eldest) {
            return size() > REMEMBERED;
        }
    }

    private final String text;
    private final Optional<GoTemplate> program;
    private final String problem;

    private ParameterTemplate(String text, Optional<GoTemplate> program, String problem) {
        this.text = text;
        this.program = program;
        this.problem = problem;
    }

    public static ParameterTemplate of(String text) {
        if (text.length() > LONGEST_REMEMBERED) {
            return compile(text);
        }
        return KNOWN.computeIfAbsent(text, ParameterTemplate::compile);
    }

    private static ParameterTemplate compile(String text) {
        if (text.isEmpty()) {
            return new ParameterTemplate(text, Optional.empty(), "");
        }
        try {
            return new ParameterTemplate(text, Optional.of(GoTemplate.compile(text)), "");
        } catch (BadProgram e) {
            return new ParameterTemplate(text, Optional.empty(), e.reason());
        }
    }

    /** Whether the manifest leaves it out. */
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /** Why it never gives a value. */
    public Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }

    /**
     * The template's output.
     *
     * @throws EvaluationFailure when it gives none: it cannot be read, fails, or leaves nothing or {@code <no value>}
     */
    String render(Map<String, @Nullable Object> input, World world) throws EvaluationFailure {
        if (program.isEmpty()) {
            throw new EvaluationFailure(problem);
        }
        String output = program.get().render(input, world);
        if (output.isEmpty() || output.equals(NO_VALUE)) {
            throw new EvaluationFailure("template evaluated to empty string or no value");
        }
        return output;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterTemplate that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
