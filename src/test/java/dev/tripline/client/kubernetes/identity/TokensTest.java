package dev.tripline.client.kubernetes.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.client.kubernetes.identity.TokenIssuer.Issued;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final ServiceAccount ACCOUNT = new ServiceAccount("a", "b");

    private final AtomicInteger asked = new AtomicInteger();
    private Instant now = Instant.parse("2026-03-04T12:00:00Z");
    private Optional<NoToken> trouble = Optional.empty();
    private final Tokens tokens = new Tokens(this::issue, () -> now, () -> 0);

    private Issued issue(ServiceAccount account) throws NoToken {
        int number = asked.incrementAndGet();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        return new Issued(account + "-" + number, now.plusSeconds(600));
    }

    private String token() throws NoToken, InterruptedException {
        return tokens.of(ACCOUNT);
    }

    @Test
    void aTokenIsUsedUntilSevenTenthsOfItsTimeAreOver() throws Exception {
        String first = token();
        now = now.plusSeconds(419);
        assertThat(token()).isEqualTo(first);
        now = now.plusSeconds(1);
        assertThat(token()).isNotEqualTo(first);
        assertThat(asked).hasValue(2);
    }

    @Test
    void theOneAtHandDoesWhileTheServerCannotBeAsked() throws Exception {
        String first = token();
        trouble = Optional.of(new NoToken("gone", false));
        now = now.plusSeconds(500);
        assertThat(token()).isEqualTo(first);
        now = now.plusSeconds(95);
        assertThatThrownBy(this::token).isInstanceOf(NoToken.class);
    }

    @Test
    void aRefusalCountsAtOnceAndIsRememberedUntilItIsOver() throws Exception {
        token();
        now = now.plusSeconds(500);
        trouble = Optional.of(new NoToken("no", true));
        assertThatThrownBy(this::token).isInstanceOf(NoToken.class);
        Instant since = now;
        now = now.plusSeconds(5);
        assertThatThrownBy(this::token).isInstanceOf(NoToken.class);
        assertThat(tokens.denials()).containsEntry(ACCOUNT, new Tokens.Denial("no", since));
        trouble = Optional.empty();
        token();
        assertThat(tokens.denials()).isEmpty();
    }

    @Test
    void onlyTheTokenThatWasNotTakenIsThrownAway() throws Exception {
        String first = token();
        tokens.discard(ACCOUNT, "other");
        assertThat(token()).isEqualTo(first);
        tokens.discard(ACCOUNT, first);
        assertThat(token()).isNotEqualTo(first);
    }

    @Test
    void theirNumberIsBoundedAndUnusedOnesAreForgotten() throws Exception {
        for (int i = 0; i < Tokens.MOST + 20; i++) {
            now = now.plus(Duration.ofMillis(10));
            tokens.of(new ServiceAccount("n", "s" + i));
        }
        assertThat(tokens.size()).isEqualTo(Tokens.MOST);
        now = now.plusSeconds(1000);
        token();
        assertThat(tokens.size()).isEqualTo(1);
    }

    @Test
    void neverPrintsAToken() throws NoToken {
        assertThat(new Issued("s3cret", now).toString()).doesNotContain("s3cret");
        assertThat(new ServiceAccount("n", "")).hasToString("system:serviceaccount:n:default");
    }
}
