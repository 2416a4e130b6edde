package dev.tripline.trigger.http;

import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.trigger.Summary;
import java.util.Optional;

/** What a header will hold: text that may be shown, or a secret by name. */
sealed interface HeaderValue {
    /** For people; never a secret's value. */
    String shown();

    record Plain(String text) implements HeaderValue {
        @Override
        public String shown() {
            return text;
        }
    }

    record Secret(SecretKeySelector selector) implements HeaderValue {
        @Override
        public String shown() {
            return Summary.shown(selector);
        }
    }

    /** HTTP basic authentication. */
    record Basic(Optional<SecretKeySelector> username, Optional<SecretKeySelector> password) implements HeaderValue {
        @Override
        public String shown() {
            return "Basic " + username.map(Summary::shown).orElse("") + ":"
                    + password.map(Summary::shown).orElse("");
        }
    }
}
