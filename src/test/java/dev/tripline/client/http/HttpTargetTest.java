package dev.tripline.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "http://h http://h/",
                "HTTP://h:80/a?b=c#d http://h/a?b=c",
                "https://h:8443?x https://h:8443/?x",
                "https://h:443/%2f https://h/%2f",
                "http://my_svc.ns:81/p http://my_svc.ns:81/p",
                "http://[::1]:8080/p http://[::1]:8080/p",
                "http://h/a{b}|ü http://h/a%7Bb%7D%7C%C3%BC",
                "http://h/a@b:c http://h/a@b:c",
            })
    void readsAsGoDoes(String url, String read) {
        assertThat(HttpTarget.parse(url)).hasToString(read);
    }

    @Test
    void blanksAreEscaped() {
        assertThat(HttpTarget.parse("http://h/a b?c d")).hasToString("http://h/a%20b?c%20d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h:80/x",
                "file:///etc/passwd",
                "gopher://h/",
                "jar:http://h!/x",
                "http://",
                "http:///x",
                "http://user:hunter2@h/",
                "http://user@h/",
                "http://h:x/",
                "http://h:70000/",
                "http://h\r\nX: y/",
                "http://h h/",
                "http://a\\b/",
            })
    void refusesWithoutRepeatingTheUrl(String url) {
        assertThatThrownBy(() -> HttpTarget.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "c, http://my_svc:81/a/c",
        "/c?d, http://my_svc:81/c?d",
        "?d, http://my_svc:81/a/?d",
        "//other/x, http://other/x",
        "https://other/x, https://other/x"
    })
    void redirectsAreResolved(String location, String to) {
        assertThat(HttpTarget.parse("http://my_svc:81/a/b").resolve(location)).hasToString(to);
    }

    @Test
    void redirectsLeadOnlyToHttp() {
        HttpTarget here = HttpTarget.parse("http://h/");
        assertThatThrownBy(() -> here.resolve("file:///etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.resolve("http://u:p@h/")).isInstanceOf(IllegalArgumentException.class);
    }
}
