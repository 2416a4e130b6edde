package dev.tripline.client.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** A port that is taken and refuses who connects: one that was merely free a moment ago may be another test's by now. */
public final class RefusingPort implements AutoCloseable {
    private final SocketChannel taken;

    public RefusingPort() {
        try {
            taken = SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int number() {
        return taken.socket().getLocalPort();
    }

    @Override
    public void close() {
        try {
            taken.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
