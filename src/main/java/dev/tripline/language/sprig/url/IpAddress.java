package dev.tripline.language.sprig.url;

import java.util.Arrays;
import java.util.Optional;

/** IP addresses in text. */
public final class IpAddress {
    private static final int GROUPS = 8;

    private IpAddress() {}

    /** 4 or 16 bytes; empty when it is no address. IPv6 may end in an IPv4 address, and has no zone. */
    public static Optional<byte[]> parse(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    private static Optional<byte[]> v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = number(parts[i], 10, 3);
            boolean zeroAhead = parts[i].length() > 1 && parts[i].charAt(0) == '0';
            if (number < 0 || number > 255 || zeroAhead) {
                return Optional.empty();
            }
            bytes[i] = (byte) number;
        }
        return Optional.of(bytes);
    }

    /** Two colons once stand for as many zeros as are missing, at least one group. */
    private static Optional<byte[]> v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.length == 2 * GROUPS);
        }
        Optional<byte[]> head = gap == 0 ? Optional.of(new byte[0]) : hexGroups(text.substring(0, gap));
        String rest = text.substring(gap + 2);
        Optional<byte[]> tail = rest.isEmpty() ? Optional.of(new byte[0]) : groups(rest);
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 2 * GROUPS - 2) {
            return Optional.empty();
        }
        byte[] bytes = Arrays.copyOf(head.get(), 2 * GROUPS);
        System.arraycopy(tail.get(), 0, bytes, bytes.length - tail.get().length, tail.get().length);
        return Optional.of(bytes);
    }

    /** The last group may be an IPv4 address. */
    private static Optional<byte[]> groups(String text) {
        int last = text.lastIndexOf(':') + 1;
        if (text.indexOf('.', last) < 0) {
            return hexGroups(text);
        }
        Optional<byte[]> v4 = v4(text.substring(last));
        Optional<byte[]> head = last == 0 ? Optional.of(new byte[0]) : hexGroups(text.substring(0, last - 1));
        return v4.flatMap(tail -> head.map(front -> {
            byte[] bytes = Arrays.copyOf(front, front.length + 4);
            System.arraycopy(tail, 0, bytes, front.length, 4);
            return bytes;
        }));
    }

    private static Optional<byte[]> hexGroups(String text) {
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            int number = number(parts[i], 16, 4);
            if (number < 0) {
                return Optional.empty();
            }
            bytes[2 * i] = (byte) (number >> 8);
            bytes[2 * i + 1] = (byte) number;
        }
        return Optional.of(bytes);
    }

    /** -1 when it is none. */
    private static int number(String digits, int radix, int longest) {
        boolean good = !digits.isEmpty()
                && digits.length() <= longest
                && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        return good ? Integer.parseInt(digits, radix) : -1;
    }
}
