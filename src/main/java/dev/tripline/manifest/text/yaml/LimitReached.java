package dev.tripline.manifest.text.yaml;

import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;

/** Ends the reading of one text whose further reading could cost too much. Never leaves this folder. */
final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    LimitReached(String message, Position at, String path, String hint) {
        super(message, null, false, false);
        this.problem = Problem.error(YamlDocuments.LIMIT, message, at, path, hint);
    }

    Problem problem() {
        return problem;
    }
}
