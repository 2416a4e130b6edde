package dev.tripline.language.time;

/** Offsets from UTC as text. */
final class Offsets {
    private Offsets() {}

    /**
     * @param parts 1 for hours, 2 with minutes, 3 with seconds
     */
    static String text(int seconds, int parts, boolean colons) {
        int size = Math.abs(seconds);
        StringBuilder out = new StringBuilder().append(seconds < 0 ? '-' : '+');
        int[] values = {size / 3600, size / 60 % 60, size % 60};
        for (int i = 0; i < parts; i++) {
            if (i > 0 && colons) {
                out.append(':');
            }
            out.append(values[i] < 10 ? "0" : "").append(values[i]);
        }
        return out.toString();
    }
}
