package dev.tripline.runtime.admission.certificate;

import dev.tripline.runtime.admission.certificate.ServingCertificate.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a mounted Secret of type {@code kubernetes.io/tls}, which somebody else renews, such as cert-manager. */
public final class CertificateFolder implements CertificateSource {
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";

    private final Path folder;

    public CertificateFolder(Path folder) {
        this.folder = folder;
    }

    /** Both files from one version: a kubelet exchanges the folder behind a link. */
    @Override
    public Optional<ServingCertificate> look(Optional<ServingCertificate> now) throws Trouble {
        try {
            Path version =
                    folder.resolve(CERTIFICATE).toRealPath().resolveSibling("").toRealPath();
            Path place = Files.exists(version.resolve(KEY)) ? version : folder;
            ServingCertificate found = ServingCertificate.read(
                    Files.readString(place.resolve(CERTIFICATE)), Files.readString(place.resolve(KEY)));
            return now.filter(found::equals).isPresent() ? Optional.empty() : Optional.of(found);
        } catch (IOException e) {
            throw new Trouble("the admission webhook's certificate in " + folder + " cannot be read: "
                    + e.getClass().getSimpleName());
        } catch (Unusable e) {
            throw new Trouble(
                    "the admission webhook's certificate in " + folder + " cannot be used: " + e.getMessage());
        }
    }
}
