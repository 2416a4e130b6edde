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

    /**
     * The signature of Standard Webhooks, which is made when the request is sent.
     *
     * @param id what is signed beside the time and the body
     */
    record Signature(SecretKeySelector selector, String id) implements HeaderValue {
        @Override
        public String shown() {
            return "v1 with " + Summary.shown(selector);
        }
    }

    /** When the request is sent, in seconds since 1970. */
    record SentAt() implements HeaderValue {
        @Override
        public String shown() {
            return "the second in which it is sent";
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
