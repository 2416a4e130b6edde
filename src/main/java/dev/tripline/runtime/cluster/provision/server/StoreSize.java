package dev.tripline.runtime.cluster.provision.server;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.eventbus.JetStreamBus;
import dev.tripline.manifest.eventbus.PersistenceStrategy;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/** How much the servers may put on their disks. */
public final class StoreSize {
    private static final String DEFAULT = "20Gi";
    /** The rest is for the file system, and for what is deleted late. */
    private static final BigDecimal SHARE = new BigDecimal("0.9");

    private StoreSize() {}

    /** What a claim asks for. */
    public static String claimed(PersistenceStrategy persistence) {
        return persistence
                .volumeSize()
                .flatMap(size -> switch (size) {
                    case Node.Text text -> Optional.of(text.value());
                    case Node.Num number -> Optional.of(number.literal());
                    default -> Optional.<String>empty();
                })
                .orElse(DEFAULT);
    }

    /**
     * In bytes; empty without a disk of one's own, where the server looks how much there is, and when the amount cannot be read,
     * about which the API server complains.
     */
    static Optional<BigDecimal> of(JetStreamBus bus) {
        try {
            return bus.persistence()
                    .map(persistence -> Quantity.getAmountInBytes(new Quantity(claimed(persistence))))
                    .map(bytes -> new BigDecimal(bytes.multiply(SHARE).toBigInteger()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
