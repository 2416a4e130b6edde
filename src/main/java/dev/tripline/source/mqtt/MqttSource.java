package dev.tripline.source.mqtt;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code mqtt}: read and checked, not served by this version. */
@ApplicationScoped
public class MqttSource implements KnownSource<MqttConfig> {
    @Override
    public Class<MqttConfig> config() {
        return MqttConfig.class;
    }
}
