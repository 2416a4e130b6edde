package dev.tripline.source.host.filter;

public sealed interface Verdict {
    Verdict PASSED = new Passed();
    Verdict REJECTED = new Rejected();

    record Passed() implements Verdict {}

    record Rejected() implements Verdict {}

    record Failed(String reason) implements Verdict {}
}
