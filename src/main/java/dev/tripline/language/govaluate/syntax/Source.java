package dev.tripline.language.govaluate.syntax;

import dev.tripline.language.BadProgram;
import java.util.function.IntPredicate;

/** The text of an expression and a place in it. A backslash takes any meaning from the character behind it. */
final class Source {
    private final int[] characters;
    private int at;

    Source(String text) {
        characters = text.codePoints().toArray();
    }

    boolean hasNext() {
        return at < characters.length;
    }

    int next() throws BadProgram {
        if (!hasNext()) {
            throw new BadProgram("a backslash at the end takes the meaning from nothing");
        }
        return characters[at++];
    }

    void back() {
        at--;
    }

    /** Of the character that was read last, counted from 1. */
    int position() {
        return at;
    }

    /** Steps over blanks, then reads to a blank, which is lost, or to a character that does not belong. */
    String word(IntPredicate belongs) throws BadProgram {
        StringBuilder out = new StringBuilder();
        while (hasNext()) {
            int c = next();
            if (c == '\\') {
                out.appendCodePoint(next());
            } else if (Letters.isSpace(c)) {
                if (!out.isEmpty()) {
                    break;
                }
            } else if (belongs.test(c)) {
                out.appendCodePoint(c);
            } else {
                back();
                break;
            }
        }
        return out.toString();
    }

    /** Reads to a closing character, blanks included, and steps over it. */
    String quoted(IntPredicate closes, String what) throws BadProgram {
        int from = position();
        StringBuilder out = new StringBuilder();
        while (hasNext()) {
            int c = next();
            if (c == '\\') {
                out.appendCodePoint(next());
            } else if (closes.test(c)) {
                return out.toString();
            } else {
                out.appendCodePoint(c);
            }
        }
        throw new BadProgram("character " + from + ": " + what + " has no end");
    }
}
