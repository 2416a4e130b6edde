package dev.tripline.manifest.meaning;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record demands of documents. It is not told but asked: by binding a document in which nothing is written but the way to
 * a part, and listening to the complaints.
 */
final class Demands {
    private record Complaint(String path, String message) {}

    private final List<Complaint> complaints;
    private final String part;

    private Demands(String part, List<Complaint> complaints) {
        this.part = part;
        this.complaints = complaints;
    }

    /**
     * @param part the path of a nested record, empty for the root
     */
    static Demands of(Class<? extends Record> root, String part) {
        Problems problems = new Problems();
        Node.Obj document = (Node.Obj) way(part);
        Optional<? extends Record> bound = Binder.bind(root, document, "", problems);
        Stream<Complaint> said = problems.all().stream()
                .filter(problem ->
                        problem.code().equals(Binder.INVALID) || problem.code().equals(Binder.SURPRISING))
                .map(problem -> new Complaint(normal(problem.path()), problem.message()));
        return new Demands(
                part,
                Stream.concat(said, bound.stream().flatMap(Demands::checked)).toList());
    }

    /** A document that holds the part and its surroundings, and nothing in them. */
    private static Node way(String part) {
        if (part.isEmpty()) {
            return Node.Obj.empty(Position.NONE);
        }
        if (part.startsWith("[]")) {
            return new Node.Seq(List.of(way(rest(part, 2))), Position.NONE);
        }
        int end = part.length();
        for (String separator : List.of(".", "[")) {
            int found = part.indexOf(separator);
            end = found < 0 ? end : Math.min(end, found);
        }
        return new Node.Obj(Map.of(part.substring(0, end), way(rest(part, end))), Map.of(), Position.NONE);
    }

    private static String rest(String part, int from) {
        String rest = part.substring(from);
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }

    private static String normal(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }

    /** A part that can be built wrong is asked what is wrong with it. */
    private static Stream<Complaint> checked(Record bound) {
        Complaints complaints = new Complaints();
        if (bound instanceof Checked part) {
            part.check(complaints);
        }
        return complaints.all().stream().map(one -> new Complaint(normal(one.component()), one.message()));
    }

    /** Something is said about a field that is not there, or about what is in it. */
    boolean require(String path) {
        return complaints.stream()
                .map(Complaint::path)
                .anyMatch(said -> said.equals(path) || said.startsWith(path + ".") || said.startsWith(path + "["));
    }

    /** What is said about the part as a whole. */
    List<String> rules() {
        return complaints.stream()
                .filter(complaint -> complaint.path().equals(part))
                .map(Complaint::message)
                .distinct()
                .toList();
    }
}
