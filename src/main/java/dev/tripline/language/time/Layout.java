package dev.tripline.language.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layout, taken apart.
 *
 * @param pieces in order; what stands behind the last element is in {@code tail}
 */
record Layout(String text, List<Piece> pieces, String tail) {
    private static final List<Element> LONGEST_FIRST = java.util.Arrays.stream(Element.values())
            .filter(element -> !element.isFraction())
            .sorted((a, b) -> b.text().length() - a.text().length())
            .toList();

    /**
     * @param literal what stands before the element
     * @param source the element as the layout spells it
     */
    record Piece(String literal, Element element, String source) {
        /** Of a fraction. */
        int digits() {
            return source.length() - 1;
        }
    }

    static Layout of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            Optional<Piece> piece = piece(text, start, at);
            if (piece.isPresent()) {
                pieces.add(piece.get());
                start = piece.get().literal().length()
                        + start
                        + piece.get().source().length();
                at = start;
            } else {
                at++;
            }
        }
        return new Layout(text, List.copyOf(pieces), text.substring(start));
    }

    private static Optional<Piece> piece(String text, int start, int at) {
        char letter = text.charAt(at);
        if (letter == '.' || letter == ',') {
            return fraction(text, start, at);
        }
        if ("JM012345_PpZ-".indexOf(letter) < 0) {
            return Optional.empty();
        }
        if (text.startsWith("_2006", at)) {
            return Optional.of(new Piece(text.substring(start, at + 1), Element.YEAR, Element.YEAR.text()));
        }
        for (Element element : LONGEST_FIRST) {
            if (text.startsWith(element.text(), at) && !isInsideWord(text, at, element)) {
                return Optional.of(new Piece(text.substring(start, at), element, element.text()));
            }
        }
        return Optional.empty();
    }

    /** {@code Janus} and {@code Month} hold no element. */
    private static boolean isInsideWord(String text, int at, Element element) {
        if (element != Element.SHORT_MONTH && element != Element.SHORT_WEEKDAY) {
            return false;
        }
        int next = at + element.text().length();
        return next < text.length() && text.charAt(next) >= 'a' && text.charAt(next) <= 'z';
    }

    /** A point or comma with zeros or nines, behind which no digit stands. */
    private static Optional<Piece> fraction(String text, int start, int at) {
        char digit = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (digit != '0' && digit != '9') {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) == digit) {
            end++;
        }
        if (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            return Optional.empty();
        }
        Element element = digit == '0' ? Element.FRACTION : Element.TRIMMED_FRACTION;
        return Optional.of(new Piece(text.substring(start, at), element, text.substring(at, end)));
    }
}
