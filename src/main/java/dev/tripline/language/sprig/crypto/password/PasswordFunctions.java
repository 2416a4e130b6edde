package dev.tripline.language.sprig.crypto.password;

import static dev.tripline.language.function.GoType.INT;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Slow on purpose: 50 ms and more for each call. */
public final class PasswordFunctions {
    private static final long LARGEST_COUNTER = 0xffffffffL;

    private PasswordFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("bcrypt", a -> bcrypt(a.text(0), a.world()), STRING)
                .add("htpasswd", PasswordFunctions::htpasswd, STRING, STRING)
                // The first is a uint32 in Go.
                .add("derivePassword", PasswordFunctions::derived, INT, STRING, STRING, STRING, STRING)
                .functions();
    }

    private static String bcrypt(String text, World world) {
        byte[] password = text.getBytes(StandardCharsets.UTF_8);
        if (password.length > Bcrypt.LONGEST) {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }
        byte[] salt = new byte[Bcrypt.SALT];
        world.random().nextBytes(salt);
        return Bcrypt.hash(password, salt);
    }

    private static String htpasswd(Arguments arguments) throws EvaluationFailure {
        String user = arguments.text(0);
        return user.contains(":")
                ? "invalid username: " + user
                : user + ":" + bcrypt(arguments.text(1), arguments.world());
    }

    private static String derived(Arguments arguments) throws EvaluationFailure {
        long counter = arguments.integer(0);
        if (counter < 0 || counter > LARGEST_COUNTER) {
            throw new EvaluationFailure("wrong type for value; expected uint32; got int");
        }
        return SitePassword.derive(counter, arguments.text(1), arguments.text(2), arguments.text(3), arguments.text(4));
    }
}
