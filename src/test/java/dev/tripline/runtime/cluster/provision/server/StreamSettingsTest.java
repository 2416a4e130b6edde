package dev.tripline.runtime.cluster.provision.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Argo Events' own sensors hear about the stream. */
class StreamSettingsTest {
    @Test
    void what_the_event_bus_says_goes_over_the_defaults() {
        assertThat(StreamSettings.merged("maxAge: 72h\nreplicas: 1\nother: true\n"))
                .isEqualTo("discard: 0\nduplicates: 300s\nmaxage: 72h\nmaxbytes: -1\nmaxmsgs: 50000\nother: true\n"
                        + "replicas: 1\nretention: 0\n");
    }

    @Test
    void order_and_case_make_no_difference() {
        assertThat(StreamSettings.same("maxAge: 1h\nreplicas: 3", "replicas: 3\nmaxage: 1h\n"))
                .isTrue();
        assertThat(StreamSettings.same("replicas: 3", "replicas: 1")).isFalse();
    }
}
