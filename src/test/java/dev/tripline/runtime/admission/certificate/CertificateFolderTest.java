package dev.tripline.runtime.admission.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.sprig.crypto.cert.Authority;
import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as a kubelet mounts a Secret: links to a link to the folder of the version. */
class CertificateFolderTest {
    private static final Optional<ServingCertificate> NONE = Optional.empty();

    @TempDir
    private Path folder;

    private CertificateFolder source;

    @BeforeEach
    void mount() throws IOException {
        source = new CertificateFolder(folder);
        version("1", issued());
        Files.createSymbolicLink(folder.resolve("tls.crt"), Path.of("..data/tls.crt"));
        Files.createSymbolicLink(folder.resolve("tls.key"), Path.of("..data/tls.key"));
    }

    private static Authority.Identity issued() {
        return Authority.create("ca", Instant.now(), Duration.ofDays(1), new SecureRandom())
                .sign("server", List.of("a.b.svc"));
    }

    private void version(String name, Authority.Identity issued) throws IOException {
        Path version = Files.createDirectories(folder.resolve("..version-" + name));
        Files.writeString(version.resolve("tls.crt"), issued.certificate());
        Files.writeString(version.resolve("tls.key"), issued.key());
        Path link = folder.resolve("..new");
        Files.createSymbolicLink(link, version.getFileName());
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void an_exchanged_version_is_picked_up() throws Exception {
        ServingCertificate first = source.look(NONE).orElseThrow();
        assertThat(first.isFor("a.b.svc")).isTrue();
        assertThat(source.look(Optional.of(first))).isEmpty();
        version("2", issued());
        ServingCertificate second = source.look(Optional.of(first)).orElseThrow();
        assertThat(second.leaf()).isNotEqualTo(first.leaf());
    }

    @Test
    void what_cannot_be_used_is_said_without_the_key() throws Exception {
        Authority.Identity one = issued();
        version("2", new Authority.Identity(one.certificate(), issued().key()));
        assertThatThrownBy(() -> source.look(NONE))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("the key is not the certificate's");
        version("3", new Authority.Identity(one.certificate(), "hunter2"));
        assertThatThrownBy(() -> source.look(NONE))
                .hasMessageContaining("the key cannot be read")
                .hasMessageNotContaining("hunter2");
        version("4", new Authority.Identity("garbage", one.key()));
        assertThatThrownBy(() -> source.look(NONE)).hasMessageContaining("there is no certificate");
        Files.delete(folder.resolve("..version-4/tls.key"));
        assertThatThrownBy(() -> source.look(NONE)).hasMessageContaining("NoSuchFileException");
    }

    @Test
    void keys_in_each_usual_form_are_read() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(pair.getPrivate().getEncoded())
                            .replace("\r", "")
                    + "\n-----END PRIVATE KEY-----\n";
            assertThat(Authority.privateKey(pem)).isEqualTo(pair.getPrivate());
        }
        assertThat(issued().key()).startsWith("-----BEGIN EC PRIVATE KEY-----");
    }
}
