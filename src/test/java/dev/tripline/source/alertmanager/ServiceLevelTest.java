package dev.tripline.source.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {
    @Test
    void sloth() {
        assertThat(ServiceLevel.of(Map.of(
                        "sloth_id", "shop-availability",
                        "sloth_service", "shop",
                        "sloth_slo", "availability",
                        "sloth_severity", "ticket",
                        "severity", "page",
                        "service", "other")))
                .isEqualTo(Map.of("service", "shop", "name", "availability", "urgency", "ticket"));
    }

    @Test
    void pyrra() {
        assertThat(ServiceLevel.of(Map.of(
                        "alertname", "ErrorBudgetBurn",
                        "slo", "shop-latency",
                        "severity", "critical",
                        "short", "5m",
                        "long", "1h",
                        "exhaustion", "2d")))
                .isEqualTo(Map.of("name", "shop-latency", "urgency", "page", "window", "1h", "exhaustion", "2d"));
    }

    @Test
    void a_severity_alone() {
        assertThat(ServiceLevel.of(Map.of("severity", "Warning"))).isEqualTo(Map.of("urgency", "ticket"));
        assertThat(ServiceLevel.of(Map.of("severity", "info", "long", "way", "slo", "")))
                .isEmpty();
    }
}
