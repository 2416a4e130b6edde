package dev.tripline.runtime.admission;

import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.runtime.deploy.ArgoWords;
import dev.tripline.runtime.deploy.ManifestCompiler;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules about objects before they are stored (source specification 8.3): the validation that {@code serve} and {@code lint} use,
 * and what of an EventBus cannot be changed. Blocks while a sensor's bus is looked up; thread-safe.
 */
@Singleton
public class Admission {
    private static final int MOST_WARNINGS = 20;
    private static final int LONGEST_WARNING = 250;
    private static final String DEFAULT_BUS = "default";

    private final ManifestCompiler compiler;
    private final Buses buses;

    public Admission(ManifestCompiler compiler, Buses buses) {
        this.compiler = compiler;
        this.buses = buses;
    }

    public Ruling on(Review review) {
        if (review.operation() == Review.Operation.OTHER || review.changesNothing()) {
            return Ruling.ALLOWED;
        }
        Manifest object = review.object();
        return switch (object.kind()) {
            case Manifest.EVENT_SOURCE -> valid(object, "invalid EventSource: ");
            case Manifest.SENSOR -> sensor(review);
            case Manifest.EVENT_BUS -> {
                Ruling ruling = valid(object, "invalid EventBus: ");
                Optional<String> change = ruling.isAllowed()
                        ? review.before().flatMap(before -> new ImmutableBus(before, object).change())
                        : Optional.empty();
                yield change.map(Ruling::denied).orElse(ruling);
            }
            default -> Ruling.ALLOWED;
        };
    }

    /** The bus comes first, as in Argo Events. One that cannot be looked up is no reason to keep people from their work. */
    private Ruling sensor(Review review) {
        Ruling ruling = valid(review.object(), "invalid Sensor: ");
        String bus = review.object()
                                        .spec()
                                        .get("eventBusName")
                                        .orElse(review.object().root())
                                instanceof Node.Text text
                        && !text.value().isEmpty()
                ? text.value()
                : DEFAULT_BUS;
        try {
            return buses.missing(review.namespace(), bus)
                    .map(why -> Ruling.denied("failed to get EventBus eventBusName=" + bus + "; err=" + why))
                    .orElse(ruling);
        } catch (RuntimeException e) {
            List<String> warnings = new ArrayList<>(ruling.warnings());
            warnings.add("whether EventBus " + bus + " is there could not be told");
            return new Ruling(ruling.denial(), warnings);
        }
    }

    private Ruling valid(Manifest object, String prefix) {
        List<Problem> problems = compiler.check(List.of(object)).all();
        Optional<String> first = new ArgoWords(object).first(problems);
        List<String> warnings = problems.stream()
                .filter(problem ->
                        !(problem.isError() && first.isPresent() && first.get().endsWith(problem.message())))
                .limit(MOST_WARNINGS)
                .map(Admission::text)
                .toList();
        return new Ruling(first.map(message -> prefix + message).orElse(""), warnings);
    }

    private static String text(Problem problem) {
        String hint = problem.hint().isEmpty() ? "" : " (" + problem.hint() + ")";
        String text = (problem.isError() ? "error " : "") + problem.code() + " " + problem.path() + ": "
                + problem.message() + hint;
        return text.length() > LONGEST_WARNING ? text.substring(0, LONGEST_WARNING - 1) + "…" : text;
    }
}
