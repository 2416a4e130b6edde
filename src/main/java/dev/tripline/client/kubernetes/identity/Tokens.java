package dev.tripline.client.kubernetes.identity;

import dev.tripline.client.kubernetes.identity.TokenIssuer.Issued;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of service accounts, in memory only: at most {@value #MOST}, each renewed when seven to eight tenths of its time
 * are over, forgotten when nobody used it until then. Blocks while one is asked for; others wait for the same answer.
 * Thread-safe.
 */
public final class Tokens {
    static final int MOST = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Why there is no token, and since when that is so. */
    public record Denial(String message, Instant since) {}

    private record Kept(Issued issued, Instant renewal) {
        @Override
        public String toString() {
            return "renewed at " + renewal;
        }
    }

    private static final class Slot {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable Kept kept;
    }

    private final TokenIssuer issuer;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<ServiceAccount, Slot> slots = new ConcurrentHashMap<>();
    private final Map<ServiceAccount, Denial> denials = new ConcurrentHashMap<>();

    public Tokens(TokenIssuer issuer, InstantSource clock, RandomGenerator random) {
        this.issuer = issuer;
        this.clock = clock;
        this.random = random;
    }

    /**
     * One that is good for a while.
     *
     * @throws NoToken when there is none; also when somebody else has been asking for too long
     */
    public String of(ServiceAccount account) throws NoToken, InterruptedException {
        Slot slot = slots.computeIfAbsent(account, unused -> new Slot());
        Kept kept = slot.kept;
        if (kept != null && clock.instant().isBefore(kept.renewal())) {
            return kept.issued().token();
        }
        if (!slot.lock.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new NoToken("no token for " + account + " within " + PATIENCE.toSeconds() + " s", false);
        }
        try {
            return renewed(account, slot);
        } finally {
            slot.lock.unlock();
        }
    }

    private String renewed(ServiceAccount account, Slot slot) throws NoToken {
        Kept kept = slot.kept;
        Instant now = clock.instant();
        if (kept != null && now.isBefore(kept.renewal())) {
            return kept.issued().token();
        }
        try {
            Issued issued = issuer.issue(account);
            denials.remove(account);
            double life = Math.max(0, Duration.between(now, issued.until()).toMillis());
            long fresh = (long) (life * (0.7 + 0.1 * random.nextDouble()));
            slot.kept = new Kept(issued, now.plusMillis(fresh));
            forgetOld(now);
            return issued.token();
        } catch (NoToken e) {
            if (e.isRefused()) {
                slots.remove(account, slot);
                denials.compute(account, (unused, old) -> new Denial(e.text(), old == null ? now : old.since()));
                throw e;
            }
            // The one at hand is good for a while yet.
            if (kept != null && now.plusSeconds(10).isBefore(kept.issued().until())) {
                return kept.issued().token();
            }
            throw e;
        }
    }

    private void forgetOld(Instant now) {
        slots.values().removeIf(slot -> {
            Kept kept = slot.kept;
            return kept != null && now.isAfter(kept.renewal());
        });
        while (slots.size() > MOST) {
            Optional<Map.Entry<ServiceAccount, Slot>> oldest =
                    slots.entrySet().stream().min(Comparator.comparing(entry -> end(entry.getValue())));
            oldest.ifPresent(entry -> slots.remove(entry.getKey(), entry.getValue()));
        }
    }

    private static Instant end(Slot slot) {
        Kept kept = slot.kept;
        return kept == null ? Instant.MAX : kept.issued().until();
    }

    /** Throws away a token that the server does not take. */
    public void discard(ServiceAccount account, String token) {
        slots.computeIfPresent(account, (unused, slot) -> {
            Kept kept = slot.kept;
            return kept != null && kept.issued().token().equals(token) ? null : slot;
        });
    }

    /** The accounts that Tripline may not act as, as far as somebody tried. */
    public Map<ServiceAccount, Denial> denials() {
        Map<ServiceAccount, Denial> sorted = new TreeMap<>(Comparator.comparing(ServiceAccount::toString));
        sorted.putAll(denials);
        return sorted;
    }

    int size() {
        return slots.size();
    }
}
