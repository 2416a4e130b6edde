package dev.tripline.catalog.kubernetes.status;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is said about an object: Argo Events' conditions in its words (source specification 8), and one of our own, {@code Served}.
 * Argo Events and Argo CD take any condition that is False for trouble, so ours is True when all is well. Pure.
 */
final class Findings {
    static final String DEPLOYED = "Deployed";
    static final String SERVED = "Served";
    private static final String REFUSED = "Refused";
    private static final String FAILING = "Failing";
    private static final String NO_BUS = "EventBusNotFound";
    private static final String BUS_NOT_READY = "EventBusNotReady";
    /** Reasons that somebody has to do something about; the others pass by themselves. */
    static final Set<String> WORTH_AN_EVENT = Set.of(REFUSED, FAILING, NO_BUS, BUS_NOT_READY);

    private Findings() {}

    /** @param run what became of a bus that we run */
    static List<Finding> of(
            ArgoKind kind, BusShape shape, Opinion opinion, BusStanding bus, Optional<Provisioned> run) {
        List<Finding> findings = new ArrayList<>();
        if (kind == ArgoKind.EVENT_BUS) {
            findings.addAll(installed(shape, opinion, run));
            findings.add(
                    bus.state() == BusStanding.State.ELSEWHERE && !opinion.isRefused()
                            ? Finding.bad(SERVED, "Changed", bus.text())
                            : served(opinion, bus));
            return findings;
        }
        boolean busFirst = kind == ArgoKind.SENSOR && bus.state() == BusStanding.State.NOT_FOUND;
        opinion.provided().forEach(finding -> findings.add(busFirst ? Finding.unknown(finding.type()) : finding));
        findings.add(deployed(opinion, bus, busFirst));
        findings.add(served(opinion, bus));
        return findings;
    }

    private static List<Finding> installed(BusShape shape, Opinion opinion, Optional<Provisioned> run) {
        boolean ours = shape == BusShape.MANAGED ? run.isPresent() : shape == BusShape.EXOTIC || opinion.isRefused();
        if (!ours) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(opinion.provided());
        if (opinion.isRefused()) {
            findings.add(Finding.unknown(DEPLOYED));
        } else if (shape == BusShape.MANAGED) {
            run.flatMap(Provisioned::deployed).ifPresent(findings::add);
        } else {
            findings.add(Finding.good(DEPLOYED, "Skipped", "Skip deployment because of using exotic config."));
        }
        return findings;
    }

    private static Finding deployed(Opinion opinion, BusStanding bus, boolean busFirst) {
        boolean valid = opinion.provided().stream().allMatch(one -> one.standing() == Finding.Standing.TRUE);
        if (bus.state() == BusStanding.State.NOT_FOUND && (valid || busFirst)) {
            return Finding.bad(DEPLOYED, NO_BUS, bus.text());
        }
        if (bus.state() == BusStanding.State.NOT_READY && valid) {
            return Finding.bad(DEPLOYED, BUS_NOT_READY, "eventbus not ready");
        }
        return opinion.running() ? Finding.good(DEPLOYED) : Finding.unknown(DEPLOYED);
    }

    private static Finding served(Opinion opinion, BusStanding bus) {
        if (opinion.isRefused()) {
            String after = opinion.running() ? "; the last good version keeps running" : "; nothing of it runs";
            return Finding.bad(SERVED, REFUSED, listed(opinion, true) + after);
        }
        switch (bus.state()) {
            case NOT_FOUND -> {
                return Finding.bad(SERVED, NO_BUS, bus.text());
            }
            case NOT_READY -> {
                return Finding.bad(SERVED, BUS_NOT_READY, bus.text());
            }
            case CONNECTING -> {
                return Finding.bad(SERVED, "WaitingForBus", bus.text());
            }
            default -> {}
        }
        if (!opinion.troubles().isEmpty()) {
            return Finding.bad(SERVED, FAILING, String.join("; ", opinion.troubles()));
        }
        return opinion.running()
                ? Finding.good(SERVED, "InForce", listed(opinion, false))
                : Finding.bad(SERVED, "NotInForce", "accepted, and not in force yet");
    }

    private static String listed(Opinion opinion, boolean errors) {
        return opinion.problems().stream()
                .filter(problem -> problem.isError() == errors)
                .map(Findings::text)
                .collect(Collectors.joining("; "));
    }

    private static String text(Problem problem) {
        String where = Optional.of(problem.path())
                .filter(path -> !path.isEmpty())
                .map(path -> " (" + path + ")")
                .orElse("");
        String hint = problem.hint().isEmpty() ? "" : ": " + problem.hint();
        return problem.code() + " " + problem.message() + where + hint;
    }
}
