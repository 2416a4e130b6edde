package dev.tripline.runtime.admission.certificate;

import java.util.Optional;

/** Where certificates come from. May block for a few requests or files; called by one thread. */
@FunctionalInterface
public interface CertificateSource {
    /**
     * What should be shown in handshakes from now on; empty when there is nothing new.
     *
     * @param now what is shown
     * @throws Trouble when it cannot be told; what is shown stays
     */
    Optional<ServingCertificate> look(Optional<ServingCertificate> now) throws Trouble;

    /** A sentence for the log, without secrets. */
    final class Trouble extends Exception {
        private static final long serialVersionUID = 1L;

        public Trouble(String sentence) {
            super(sentence);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
