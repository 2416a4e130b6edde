package dev.tripline.language.path.syntax;

/**
 * The text of a query cut into its parts.
 *
 * @param closed whether its bracket is closed; else nothing else counts
 * @param path before the operator
 * @param comparison the operator and all behind it; empty without one
 * @param escapes whether a quoted text in it has a backslash
 * @param end behind the closing bracket
 */
public record QueryText(boolean closed, String path, String comparison, boolean escapes, int end) {
    /** Of a text that starts with {@code #(} or {@code #[}. */
    public static QueryText of(String query) {
        int operator = 0;
        int depth = 1;
        boolean escapes = false;
        for (int i = 2; i < query.length(); i++) {
            char c = query.charAt(i);
            if (depth == 1 && operator == 0 && "!=<>%".indexOf(c) >= 0) {
                operator = i;
                continue;
            }
            switch (c) {
                case '\\' -> i++;
                case '[', '(' -> depth++;
                case ']', ')' -> depth--;
                case '"' -> {
                    int open = i;
                    i = closingQuote(query, open);
                    escapes |=
                            query.substring(open, Math.min(i, query.length())).indexOf('\\') >= 0;
                }
                default -> {}
            }
            if (depth == 0) {
                String path = trim(query.substring(2, operator == 0 ? i : operator));
                String comparison = operator == 0 ? "" : trim(query.substring(operator, i));
                return new QueryText(true, path, comparison, escapes, i + 1);
            }
        }
        return new QueryText(false, "", "", false, query.length());
    }

    private static int closingQuote(String query, int open) {
        int i = open + 1;
        while (i < query.length() && query.charAt(i) != '"') {
            i += query.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Without blanks and control characters around it. */
    static String trim(String text) {
        return text.trim();
    }
}
