package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** A user's name and password, both in secrets. */
@RegisterForReflection
public record BasicAuth(Optional<SecretKeySelector> username, Optional<SecretKeySelector> password) implements Checked {
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
