package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.event.Event;
import dev.tripline.language.path.Json;
import dev.tripline.source.JsonDamage.Damaged;
import dev.tripline.source.Wire.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes requests that a kind accepts, damages them in every way it knows, and looks at what comes back and at what is stored:
 * never a 500, always an answer within seconds, nothing but valid JSON. In an order by chance, as many as two seconds allow: {@code
 * -Dfuzz.seconds} allows more. The seed is in the message of each failure, and {@code -Dfuzz.seed} sets it.
 */
final class HookFuzz {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
    private static final Duration LONGEST = TIME.plusSeconds(15);
    private static final int PATIENCE_SECONDS = 5;
    private static final int FEWEST = 100;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "APPLICATION/JSON",
            FORM,
            FORM + "; charset=utf-8",
            "multipart/form-data; boundary=x",
            ";",
            "application/",
            "*/*");

    /** A request, and what was done to it. */
    private record Case(String what, Supplier<Wire> made) {
        static Case of(String what, Wire wire) {
            return new Case(what, () -> wire);
        }
    }

    private final FrontDoor door;
    private final int port;
    private final Function<byte[], Map<String, String>> signature;
    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Case> cases = new ArrayList<>();

    /** @param signature header lines that make a body genuine; none for a kind that does not sign */
    HookFuzz(FrontDoor door, int port, Function<byte[], Map<String, String>> signature) {
        this.door = door;
        this.port = port;
        this.signature = signature;
    }

    void run(List<Wire> samples) {
        for (Wire sample : samples) {
            assertAccepted(sample, "a sample");
            forget();
            assertLeavesNothing(sample);
            bodies(sample);
            headers(sample);
        }
        Collections.shuffle(cases, random);
        long begin = System.nanoTime();
        int done = 0;
        while (done < cases.size() && System.nanoTime() - begin < (done < FEWEST ? LONGEST : TIME).toNanos()) {
            judge(cases.get(done++));
        }
        assertThat(done).as("cases within the time").isGreaterThanOrEqualTo(Math.min(FEWEST, cases.size()));
        samples.forEach(sample -> assertAccepted(sample, "a sample, after all the damaged ones,"));
    }

    private Wire signed(Wire wire) {
        return wire.with(signature.apply(wire.body()));
    }

    /** Signed anew: a kind that signs and whose test does not say how is found out here. */
    private void assertAccepted(Wire sample, String what) {
        byte[] body = sample.body();
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = ' ';
        for (byte[] one : List.of(body, body.length == 0 ? body : longer)) {
            assertThat(answer(what, signed(sample.withBody(one))))
                    .as("%s, signed by the test's signature(), seed %d", what, seed)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    /** A caller that goes away in the middle of its body has sent nothing. */
    private void assertLeavesNothing(Wire sample) {
        for (int cut = 0; cut < sample.body().length; cut += 1 + sample.body().length / 5) {
            try {
                signed(sample).abandon(port, cut);
            } catch (IOException e) {
                throw new AssertionError(as("cut off after " + cut + " bytes", sample), e);
            }
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    private void bodies(Wire sample) {
        boolean form = sample.header("Content-Type").startsWith(FORM);
        String text = new String(sample.body(), StandardCharsets.UTF_8);
        for (Damaged damaged : form ? fields(text) : JsonDamage.of(text)) {
            cases.add(new Case(damaged.what(), () -> signed(sample.withBody(utf8(damaged.text())))));
            if (random.nextInt(10) == 0) {
                cases.add(new Case(damaged.what() + ", not signed anew", () -> sample.withBody(utf8(damaged.text()))));
            }
        }
        for (byte[] body : texts(sample.body())) {
            cases.add(new Case("the body is damaged", () -> signed(sample.withBody(body))));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A form, each of its fields damaged, and what is JSON in it like any JSON. */
    private static List<Damaged> fields(String form) {
        List<String> pairs = List.of(form.split("&"));
        List<Damaged> all = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            String name = pairs.get(i).replaceFirst("=.*", "");
            String value = URLDecoder.decode(pairs.get(i).replaceFirst("^[^=]*=?", ""), StandardCharsets.UTF_8);
            List<Damaged> values = new ArrayList<>(JsonDamage.of(value));
            values.add(new Damaged("empty", () -> ""));
            values.add(new Damaged("1 MiB", () -> "a".repeat(1 << 20)));
            values.add(new Damaged("odd", () -> "\"\\\u0000\u2028\uD83D\uDE00&=;%<>"));
            for (Damaged damaged : values) {
                all.add(field(
                        pairs,
                        i,
                        damaged.what(),
                        () -> name + "=" + URLEncoder.encode(damaged.text(), StandardCharsets.UTF_8)));
            }
            for (String pair :
                    List.of("", name, name + "=%zz", name + "=%ff%fe", "=" + name, pairs.get(i) + "&" + name + "=x")) {
                all.add(field(pairs, i, "'" + pair + "'", () -> pair));
            }
        }
        return all;
    }

    private static Damaged field(List<String> pairs, int index, String what, Supplier<String> pair) {
        return new Damaged(pairs.get(index).replaceFirst("=.*", "") + ": " + what, () -> {
            List<String> changed = new ArrayList<>(pairs);
            changed.set(index, pair.get());
            return String.join("&", changed);
        });
    }

    private List<byte[]> texts(byte[] body) {
        List<byte[]> all = new ArrayList<>();
        all.add(new byte[0]);
        all.add(" \n".getBytes(StandardCharsets.UTF_8));
        all.add(" ".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        all.add(new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16));
        all.add(spliced(body, 0, 0xEF, 0xBB, 0xBF));
        all.add(spliced(body, body.length, '{', '}'));
        all.add(spliced(body, body.length, 0));
        for (int cut = 1; cut < body.length; cut += 1 + body.length / 150) {
            all.add(Arrays.copyOf(body, cut));
        }
        for (int[] bytes : new int[][] {{0xFF}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xC3}}) {
            for (int i = 0; i < 6; i++) {
                all.add(spliced(body, random.nextInt(body.length + 1), bytes));
            }
        }
        for (int round = 0; round < 150 && body.length > 0; round++) {
            byte[] flipped = body.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            all.add(flipped);
        }
        return all;
    }

    private static byte[] spliced(byte[] body, int at, int... bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(body, 0, at);
        for (int one : bytes) {
            out.write(one);
        }
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }

    private void headers(Wire sample) {
        Wire signed = signed(sample);
        for (String method : List.of("GET", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH")) {
            cases.add(Case.of("the method is " + method, signed.withMethod(method)));
        }
        for (String query : List.of("%zz", "a;b", "=&&=", "a=1&".repeat(1000), "a=%ff%00%0d%0a", "é\u2028")) {
            String path = signed.path().replaceFirst("\\?.*", "") + "?" + query;
            cases.add(Case.of("the query is odd", new Wire(signed.method(), path, signed.headers(), signed.body())));
        }
        for (String type : CONTENT_TYPES) {
            cases.add(header(signed, "Content-Type", List.of(type)));
            cases.add(header(signed, "Content-Type", List.of(type, "application/json")));
            cases.add(header(signed, "Content-Type", List.of("application/json", type)));
        }
        Set<String> names = new HashSet<>(Set.of("Content-Type"));
        signed.headers().stream().map(Line::name).forEach(names::add);
        for (String name : names) {
            String value = signed.header(name);
            cases.add(header(signed, name, List.of()));
            cases.add(header(signed, name, List.of("")));
            cases.add(header(signed, name, List.of(value, "other")));
            cases.add(header(signed, name, List.of("other", value)));
            cases.add(header(signed, name, Collections.nCopies(100, value)));
            cases.add(header(signed, name, List.of("a".repeat(8000))));
            cases.add(header(signed, name, List.of("ü\u2028\uD83D\uDE00")));
            cases.add(header(signed, name, List.of(value + ",")));
            cases.add(header(signed, name, List.of("a\t\u0001\u007fb\u00ff")));
            cases.add(header(signed, name, List.of("99999999999999999999")));
        }
    }

    private static Case header(Wire wire, String name, List<String> values) {
        String shown = values.size() > 2 ? values.size() + " values" : values.toString();
        return Case.of(name + " is " + shown, wire.with(name, values));
    }

    private void judge(Case one) {
        Wire wire = one.made().get();
        String answer = answer(one.what(), wire);
        String as = as(one.what(), wire);
        assertThat(answer).as(as).matches("(?s)HTTP/1\\.1 [2-5][0-9]{2} .*");
        int status = Integer.parseInt(answer.substring(9, 12));
        boolean tooLong = wire.body().length > 1 << 20;
        assertThat(status < 500 || (status == 503 && tooLong))
                .as("%d, %s", status, as)
                .isTrue();
        door.bus.offered().forEach(event -> assertSound(event, as));
        assertThat(door.bus.offered().isEmpty() || status == 200)
                .as("%d, %s", status, as)
                .isTrue();
        forget();
    }

    private void forget() {
        door.bus.offered().clear();
        door.bus.stored().clear();
    }

    private String as(String what, Wire wire) {
        return what + ", -Dfuzz.seed=" + seed + "\n" + wire;
    }

    private String answer(String what, Wire wire) {
        try {
            return wire.exchange(port, PATIENCE_SECONDS);
        } catch (IOException | AssertionError e) {
            throw new AssertionError("no answer: " + as(what, wire), e);
        }
    }

    private static void assertSound(Event event, String as) {
        byte[] bytes = event.body().bytes();
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new AssertionError("what is stored is no UTF-8, " + as, e);
        }
        Json json = Json.of(bytes);
        assertThat(json.isValid()).as("what is stored is JSON, %s", as).isTrue();
        assertThat(event.id()).as(as).matches("[!-~]+");
    }
}
