package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** A user's name and password, both in secrets. */
@RegisterForReflection
@Means("A user's name and password.")
public record BasicAuth(
        @Means("the secret that holds the name") Optional<SecretKeySelector> username,
        @Means("the secret that holds the password") Optional<SecretKeySelector> password)
        implements Checked {
    public boolean isComplete() {
        return username.isPresent() && password.isPresent();
    }

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(username.isEmpty(), "username", "username missing")
                .when(password.isEmpty(), "password", "password missing");
    }
}
