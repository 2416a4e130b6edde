package dev.tripline.runtime.pressure;

import dev.tripline.bus.watch.StreamLook;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the parts of a stream weigh. The server tells only the whole; a few huge events behind many small ones would vanish in
 * the average, so what came between two looks is kept as a piece of its own. Not thread-safe.
 */
final class Sizes {
    private static final int MOST_PIECES = 256;
    /** Neighbours that differ by less than this are one piece. */
    private static final double ALIKE = 1.2;

    private record Piece(long from, long to, double bytes) {
        long count() {
            return to - from + 1;
        }

        double mean() {
            return bytes / count();
        }

        Piece startingAt(long sequence) {
            return sequence <= from ? this : new Piece(sequence, to, mean() * (to - sequence + 1));
        }

        Piece times(double factor) {
            return new Piece(from, to, bytes * factor);
        }
    }

    private final Deque<Piece> pieces = new ArrayDeque<>();

    /** True until the first look: nothing is known but the average. */
    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Takes in what the server says now. */
    void see(StreamLook stream) {
        while (!pieces.isEmpty() && pieces.getFirst().to() < stream.first()) {
            pieces.removeFirst();
        }
        if (!pieces.isEmpty()) {
            pieces.addFirst(pieces.removeFirst().startingAt(stream.first()));
        }
        long next = pieces.isEmpty() ? stream.first() : pieces.getLast().to() + 1;
        double known = total();
        if (next > stream.last()) {
            scale(known > 0 ? stream.bytes() / known : 1);
            return;
        }
        long count = stream.last() - next + 1;
        double rest = stream.bytes() - known;
        if (rest < count) {
            // What is known is too much: it was lighter than it seemed.
            rest = (double) stream.bytes() * count / (stream.last() - stream.first() + 1);
            scale(known <= 0 ? 1 : (stream.bytes() - rest) / known);
        }
        add(new Piece(next, stream.last(), rest));
    }

    private void add(Piece piece) {
        Piece last = pieces.peekLast();
        if (last != null && last.mean() < piece.mean() * ALIKE && piece.mean() < last.mean() * ALIKE) {
            pieces.removeLast();
            pieces.addLast(new Piece(last.from(), piece.to(), last.bytes() + piece.bytes()));
        } else {
            pieces.addLast(piece);
        }
        if (pieces.size() > MOST_PIECES) {
            Piece first = pieces.removeFirst();
            Piece second = pieces.removeFirst();
            pieces.addFirst(new Piece(first.from(), second.to(), first.bytes() + second.bytes()));
        }
    }

    /** Splits the first piece where the decided part ends; what is above weighs this much on average, as samples say. */
    void refine(long decided, double mean) {
        if (pieces.size() != 1) {
            return;
        }
        Piece whole = pieces.getFirst();
        long count = whole.to() - Math.max(decided, whole.from() - 1);
        if (count <= 0 || decided < whole.from()) {
            return;
        }
        double above = Math.min(whole.bytes(), mean * count);
        pieces.clear();
        pieces.add(new Piece(whole.from(), decided, whole.bytes() - above));
        pieces.add(new Piece(decided + 1, whole.to(), above));
    }

    private double total() {
        return pieces.stream().mapToDouble(Piece::bytes).sum();
    }

    private void scale(double factor) {
        if (factor != 1) {
            for (int i = pieces.size(); i > 0; i--) {
                pieces.addLast(pieces.removeFirst().times(factor));
            }
        }
    }

    /** What lies above a sequence, in bytes. */
    long above(long sequence) {
        double bytes = 0;
        for (Piece piece : pieces) {
            if (piece.to() > sequence) {
                bytes += piece.startingAt(sequence + 1).bytes();
            }
        }
        return Math.round(bytes);
    }
}
