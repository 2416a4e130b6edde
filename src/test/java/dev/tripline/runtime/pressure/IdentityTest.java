package dev.tripline.runtime.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.bus.watch.BusLook;
import dev.tripline.bus.watch.StreamLook;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private final Identity identity = new Identity();

    private static BusLook look(Instant created, long last) {
        return new BusLook(
                Looks.streams(new StreamLook("default", created, 1, last, last, last, Looks.bytes(0))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void streams_that_only_grow_are_sound() {
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
        assertThat(identity.see(look(Looks.MADE, 12))).isEmpty();
    }

    @Test
    void one_that_is_missing_stops_until_it_is_back_as_itself() {
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
        Map<String, StreamLook> rest = new LinkedHashMap<>(look(Looks.MADE, 10).streams());
        rest.remove("TRIPLINE_LEDGER");
        BusLook without = new BusLook(rest, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(identity.see(without))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("stream TRIPLINE_LEDGER is gone", "not made anew", "restart Tripline"));
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
    }

    @Test
    void one_that_was_made_anew_stops_for_good() {
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
        assertThat(identity.see(look(Looks.NOW, 11)))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("stream default was made anew at " + Looks.NOW, "up to message 10"));
        assertThat(identity.see(look(Looks.NOW, 12))).isPresent();
    }

    @Test
    void one_whose_end_went_back_stops_for_good() {
        assertThat(identity.see(look(Looks.MADE, 10))).isEmpty();
        assertThat(identity.see(look(Looks.MADE, 9)))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("the end of stream default went back from message 10 to 9"));
        assertThat(identity.see(look(Looks.MADE, 20))).isPresent();
    }
}
