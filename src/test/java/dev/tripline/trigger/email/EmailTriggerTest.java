package dev.tripline.trigger.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Firing;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.KnownTriggerContract;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailTriggerTest extends KnownTriggerContract<EmailConfig> {
    @Override
    protected KnownTrigger<EmailConfig> kind() {
        return new EmailTrigger();
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("alarm", "{\"body\":{\"text\":\"too hot\"}}");
    }

    @Test
    void rendersTheExample() throws RenderFailure {
        assertThat(exampleSummary())
                .containsEntry("host", "smtp.example.com")
                .containsEntry("port", 587)
                .containsEntry("to", List.of("duty@example.com"))
                .containsEntry("from", "plant@example.com")
                .containsEntry("subject", "Alarm")
                .containsEntry("body", "too hot")
                .containsEntry("password", "secret:smtp/password");
    }

    @Test
    void refusesWhatArgoEventsRefuses() {
        assertThat(refusals("{port: 70000, parameters: [{}]}"))
                .containsExactly(
                        "host can't be empty",
                        "port: 70000, port should be between 0-65535",
                        "parameter source can't be empty",
                        "parameter destination can't be empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body: b, subject: s | to can't be empty",
                "to: [a@b.cd], subject: s | body can't be empty",
                "to: [a@b.cd], body: b | subject can't be empty",
                "to: [a@b.cd, a@b@c.de], body: b, subject: s | to emailId can't be invalid a@b@c.de",
                "to: [a@b], body: b, subject: s | to emailId can't be invalid a@b",
                "to: [a@b.museum], body: b, subject: s | to emailId can't be invalid a@b.museum",
                "to: ['a b@c.de'], body: b, subject: s | to emailId can't be invalid a b@c.de"
            })
    void failsWhereArgoEventsFails(String section, String complaint) {
        assertThat(failure("{host: h, " + section + "}")).isEqualTo(complaint);
    }

    @Test
    void addressesMayHaveDashesAndDots() throws RenderFailure {
        String section = "{host: h, to: [a.b-c_d@e-f.g.hi], body: b, subject: s}";
        assertThat(summary(section, exampleFiring())).containsEntry("to", List.of("a.b-c_d@e-f.g.hi"));
    }
}
