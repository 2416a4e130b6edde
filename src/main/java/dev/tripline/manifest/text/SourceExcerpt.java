package dev.tripline.manifest.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The part of a line around a column that fits a screen, and where its caret goes.
 *
 * @param text escaped, with "…" where it is cut
 * @param indent blanks before the caret
 * @param width of the caret: that of the token at the column; 0 when the column is unknown
 */
record SourceExcerpt(String text, int indent, int width) {
    private static final int MAX_WIDTH = 160;
    private static final int BEFORE = 60;
    private static final Pattern SECRET = Pattern.compile("\\bkind[\"']?\\s*:\\s*[\"']?Secret\\b");

    /** True when the line belongs to a document that has a Secret in it, whose text must not reach a screen or log. */
    static boolean isSecret(List<String> lines, int line) {
        int from = line - 1;
        while (from > 0 && !lines.get(from).startsWith("---")) {
            from--;
        }
        for (int i = from; i < lines.size() && (i <= line - 1 || !lines.get(i).startsWith("---")); i++) {
            if (SECRET.matcher(lines.get(i)).find()) {
                return true;
            }
        }
        return false;
    }

    static SourceExcerpt of(String line, int column) {
        int[] all = line.codePoints().toArray();
        int at = Math.min(Math.max(column - 1, 0), all.length);
        int from = all.length <= MAX_WIDTH || at <= BEFORE ? 0 : at - BEFORE;
        int to = Math.min(all.length, from + MAX_WIDTH);
        int end = Math.min(tokenEnd(all, at), to);
        StringBuilder text = new StringBuilder(from > 0 ? "…" : "");
        int indent = 0;
        int width = 0;
        for (int i = from; i < to; i++) {
            if (i == at) {
                indent = text.length();
            }
            text.append(Printable.escaped(all[i]));
            if (i == end - 1) {
                width = columns(text, indent);
            }
        }
        if (at >= to) {
            indent = text.length();
            width = 1;
        }
        String shown = text + (to < all.length ? "…" : "");
        return new SourceExcerpt(shown, shown.codePointCount(0, indent), column < 1 ? 0 : Math.max(1, width));
    }

    private static int columns(CharSequence text, int from) {
        return Character.codePointCount(text, from, text.length());
    }

    /** Past the token that begins at the place: a quoted text with its quotes, else up to what ends a word in YAML. */
    private static int tokenEnd(int[] line, int at) {
        if (at >= line.length) {
            return at;
        }
        int quote = line[at];
        if (quote == '"' || quote == '\'') {
            for (int i = at + 1; i < line.length; i++) {
                if (line[i] == quote) {
                    return i + 1;
                }
                i += line[i] == '\\' && quote == '"' ? 1 : 0;
            }
            return line.length;
        }
        int end = at;
        while (end < line.length && !endsToken(line, end)) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private static boolean endsToken(int[] line, int i) {
        int c = line[i];
        if (c == ':') {
            return i + 1 == line.length || Character.isWhitespace(line[i + 1]);
        }
        return Character.isWhitespace(c) || ",[]{}".indexOf(c) >= 0;
    }
}
