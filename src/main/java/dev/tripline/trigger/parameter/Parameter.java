package dev.tripline.trigger.parameter;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.value.KeyPath;
import dev.tripline.trigger.parameter.value.ParameterResolver;
import dev.tripline.trigger.parameter.value.ParameterSource;
import dev.tripline.trigger.parameter.value.Resolved;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * Puts a value of an event at a destination: of a document that is edited, or of a payload that is built (sensor
 * specification 1.4, 5.3 and 5.4). Argo Events checks the parameters of some sections only, so the section decides whether
 * {@link #check} counts.
 */
@RegisterForReflection
@Means("Puts a value of an event into a payload that is built, or a document that is edited.")
public record Parameter(
        @Means("where the value comes from") Optional<ParameterSource> src,

        @Means("where the value is put: a path with dots; in the payload of an http trigger it may be left out, and"
                + " the value is the whole payload")
        KeyPath dest,

        @Means(
                value = "overwrite, append or prepend what is at the destination; without effect in payloads",
                otherwise = "overwrite")
        String operation)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        check(complaints, true);
    }

    /** The same check for the payload of an http trigger, where a value may be the whole payload. */
    public Checked withoutDestination() {
        return complaints -> check(complaints, false);
    }

    private void check(Complaints complaints, boolean placed) {
        complaints
                .when(
                        src.isEmpty(),
                        "src",
                        "parameter source can't be empty",
                        "src: {dependencyName: a, dataKey: body.ref}")
                .when(
                        src.isPresent() && src.get().dependencyName().isEmpty(),
                        "src.dependencyName",
                        "parameter dependency name can't be empty",
                        "the name of one of the sensor's dependencies")
                .when(
                        placed && dest.isEmpty(),
                        "dest",
                        "parameter destination can't be empty",
                        "the path at which the value is put")
                .when(
                        Operation.of(operation).isEmpty(),
                        "operation",
                        "parameter operation " + operation + " is invalid",
                        "append, overwrite or prepend; without one, overwrite");
    }

    /**
     * The value; empty when the dependency took no part and there is no default.
     *
     * @throws RenderFailure when there is none, though there should be
     */
    Optional<Resolved> resolve(FiringView view) throws RenderFailure {
        return ParameterResolver.resolve(source(), view);
    }

    private ParameterSource source() throws RenderFailure {
        return src.orElseThrow(
                () -> new RenderFailure("the parameter for '" + dest + "' has no src, so nothing can be put there"));
    }

    /** Whether the value goes into the document as JSON rather than as a string. */
    boolean keepsType(Resolved value) {
        return value.isTyped() && src.isPresent() && src.get().useRawData();
    }
}
