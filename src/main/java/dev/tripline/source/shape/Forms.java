package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** URL-encoded fields, of a query or of a body, read as Go does: {@code ;} separates nothing, {@code +} is a space. */
public final class Forms {
    public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";
    private static final int MAX_FIELDS = 10_000;

    private Forms() {}

    /** The fields of a query in order of appearance; those that are malformed are left out. */
    public static Map<String, List<String>> query(String query) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        parse(query.getBytes(StandardCharsets.ISO_8859_1), fields);
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The fields of a body in order of appearance.
     *
     * @throws MalformedBody when a field cannot be decoded, or there are more than 10 000
     */
    public static Map<String, List<String>> body(byte[] body) throws MalformedBody {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Optional<String> malformed = parse(body, fields);
        if (malformed.isPresent()) {
            throw new MalformedBody("invalid form: " + malformed.get());
        }
        return Collections.unmodifiableMap(fields);
    }

    /** Reads what it can; returns the first complaint. */
    private static Optional<String> parse(byte[] text, Map<String, List<String>> fields) {
        String complaint = "";
        int count = 0;
        int start = 0;
        for (int end = 0; end <= text.length; end++) {
            if (end < text.length && text[end] != '&') {
                continue;
            }
            if (end > start && ++count > MAX_FIELDS) {
                return Optional.of("more than " + MAX_FIELDS + " fields");
            }
            if (end > start && !field(text, start, end, fields) && complaint.isEmpty()) {
                complaint = "the field at byte " + start + " cannot be decoded";
            }
            start = end + 1;
        }
        return complaint.isEmpty() ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean field(byte[] text, int start, int end, Map<String, List<String>> fields) {
        int equals = end;
        for (int i = end - 1; i >= start; i--) {
            if (text[i] == ';') {
                return false;
            }
            equals = text[i] == '=' ? i : equals;
        }
        Optional<String> name = decode(text, start, equals);
        Optional<String> value = decode(text, Math.min(equals + 1, end), end);
        if (name.isEmpty() || value.isEmpty()) {
            return false;
        }
        fields.computeIfAbsent(name.get(), n -> new ArrayList<>(1)).add(value.get());
        return true;
    }

    private static Optional<String> decode(byte[] text, int start, int end) {
        byte[] plain = new byte[end - start];
        int size = 0;
        for (int i = start; i < end; i++) {
            byte b = text[i];
            if (b == '%') {
                int high = i + 2 < end ? Character.digit(text[i + 1], 16) : -1;
                int low = i + 2 < end ? Character.digit(text[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                b = (byte) (high << 4 | low);
                i += 2;
            } else if (b == '+') {
                b = ' ';
            }
            plain[size++] = b;
        }
        return Optional.of(new String(plain, 0, size, StandardCharsets.UTF_8));
    }
}
