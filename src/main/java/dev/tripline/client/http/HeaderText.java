package dev.tripline.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** What may stand in a header (RFC 9110, 5.1 and 5.5), and how a login is written there (RFC 7617). */
public final class HeaderText {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderText() {}

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isValue(String text) {
        return text.chars().noneMatch(c -> (c < ' ' && c != '\t') || c == 0x7f);
    }

    /** What follows {@code Basic}: a secret, as the password is. */
    public static String login(String username, String password) {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
