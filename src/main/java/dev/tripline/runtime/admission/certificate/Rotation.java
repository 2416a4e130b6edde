package dev.tripline.runtime.admission.certificate;

import dev.tripline.runtime.admission.certificate.CertificateSource.Trouble;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Looks for a new certificate again and again, on a virtual thread of its own. What goes wrong is logged once, and again after it
 * was well.
 */
public final class Rotation implements AutoCloseable {
    /** Between two looks, and up to half as long again. */
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = System.getLogger(Rotation.class.getName());

    private final CertificateSource source;
    private final CurrentKey key;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private String told = "";

    private Rotation(CertificateSource source, CurrentKey key, Duration pause) {
        this.source = source;
        this.key = key;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("admission-certificate").unstarted(this::run);
    }

    public static Rotation begin(CertificateSource source, CurrentKey key, Duration pause) {
        Rotation rotation = new Rotation(source, key, pause);
        rotation.thread.start();
        return rotation;
    }

    private void run() {
        try {
            long millis;
            do {
                look();
                millis = pause.toMillis() + ThreadLocalRandom.current().nextLong(1 + pause.toMillis() / 2);
            } while (!closed.await(millis, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            source.look(key.get()).ifPresent(certificate -> {
                key.set(certificate);
                LOG.log(
                        Logger.Level.INFO,
                        "the admission webhook shows a certificate that lasts until {0}",
                        certificate.until().toString());
            });
            told = "";
        } catch (Trouble e) {
            tell(e.sentence());
        } catch (RuntimeException e) {
            LOG.log(Logger.Level.DEBUG, "no look at the certificate", e);
            tell("the admission webhook's certificate cannot be looked after: "
                    + e.getClass().getSimpleName());
        }
    }

    private void tell(String trouble) {
        if (!trouble.equals(told)) {
            told = trouble;
            LOG.log(Logger.Level.WARNING, "{0}", trouble);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
