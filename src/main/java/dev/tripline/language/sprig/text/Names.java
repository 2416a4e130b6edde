package dev.tripline.language.sprig.text;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.sprig.value.Text;
import java.util.ArrayList;
import java.util.List;

/** Names in camel, snake and kebab case, by the rules of xstrings 1.5. */
final class Names {
    private Names() {}

    /** {@code HTTPServer} becomes {@code Httpserver}, {@code go_path} {@code GoPath}. */
    static String camel(String name) throws EvaluationFailure {
        int[] letters = name.codePoints().toArray();
        Text out = new Text();
        int at = 0;
        while (at < letters.length && Runes.isConnector(letters[at])) {
            out.letter(letters[at++]);
        }
        if (at == letters.length) {
            // Of nothing but connectors the last one comes twice.
            return at == 0 ? "" : out.letter(letters[at - 1]).toString();
        }
        boolean shouting = Runes.isUpper(letters[at]);
        int last = Character.toUpperCase(letters[at]);
        for (int i = at + 1; i < letters.length; i++) {
            int next = letters[i];
            if (Runes.isConnector(last)) {
                if (!Runes.isConnector(next)) {
                    shouting = Runes.isUpper(next);
                    last = Character.toUpperCase(next);
                    continue;
                }
            } else if (shouting) {
                shouting = Runes.isUpper(next);
                next = shouting ? Character.toLowerCase(next) : next;
            }
            out.letter(last);
            last = next;
        }
        return out.letter(last).toString();
    }

    /** In small letters, with the connector between the words: {@code HTTP20xOK} becomes {@code http_20x_ok}. */
    static String lower(String name, char connector) throws EvaluationFailure {
        return new Joiner(words(name), connector).join();
    }

    private static List<Word> words(String name) {
        int[] letters = name.codePoints().toArray();
        List<Word> words = new ArrayList<>();
        for (int at = 0; at < letters.length; ) {
            Word word = Word.at(letters, at);
            words.add(word);
            at += word.length();
        }
        return words;
    }

    /** Puts the words together again. Numbers belong to the word before them, unless letters follow. */
    private static final class Joiner {
        private final List<Word> words;
        private final char connector;
        private final Text out = new Text();
        private int at;

        Joiner(List<Word> words, char connector) {
            this.words = words;
            this.connector = connector;
        }

        String join() throws EvaluationFailure {
            while (at + 1 < words.size()) {
                Word word = words.get(at);
                add(word);
                at++;
                switch (word.kind()) {
                    case NUMBER -> {
                        letters();
                        connect();
                    }
                    case CONNECTOR, PUNCTUATION -> {}
                    default -> behindWord();
                }
            }
            if (at < words.size()) {
                add(words.get(at));
            }
            return out.toString();
        }

        private void behindWord() throws EvaluationFailure {
            if (!is(Word.Kind.NUMBER)) {
                connect();
            } else if (at + 1 < words.size()) {
                Word number = words.get(at++);
                if (is(Word.Kind.ALPHABET)) {
                    out.letter(connector);
                    add(number);
                    letters();
                } else {
                    add(number);
                }
                connect();
            }
        }

        private void letters() throws EvaluationFailure {
            while (is(Word.Kind.ALPHABET) || is(Word.Kind.NUMBER)) {
                add(words.get(at++));
            }
        }

        private boolean is(Word.Kind kind) {
            return at < words.size() && words.get(at).kind() == kind;
        }

        private void connect() throws EvaluationFailure {
            if (at < words.size() && !is(Word.Kind.CONNECTOR) && !is(Word.Kind.PUNCTUATION)) {
                out.letter(connector);
            }
        }

        private void add(Word word) throws EvaluationFailure {
            for (int letter : word.letters()) {
                switch (word.kind()) {
                    case CONNECTOR -> out.letter(connector);
                    case UPPER -> out.letter(Runes.isUpper(letter) ? Character.toLowerCase(letter) : letter);
                    default -> out.letter(letter);
                }
            }
        }
    }
}
