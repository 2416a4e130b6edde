package dev.tripline.console.rest.admission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Calls as an API server does: trusts the bundle and nobody else, and wants the certificate to be that of the host.
 *
 * @param bundle PEM
 */
record TlsCaller(int port, String bundle, String host) {
    /** The status and the body. */
    record Answer(int code, String body, String protocol) {}

    Answer post(String body) throws IOException {
        return send("POST", "/admission?timeout=5s", "application/json", body);
    }

    Answer send(String method, String path, String type, String body, String... protocols) throws IOException {
        try (SSLSocket socket = connect(protocols)) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\nContent-Type: "
                    + type + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            return new Answer(
                    Integer.parseInt(answer.split(" ", 3)[1]),
                    answer.substring(end + 4),
                    socket.getSession().getProtocol());
        }
    }

    private SSLSocket connect(String... protocols) throws IOException {
        Socket plain = new Socket("127.0.0.1", port);
        plain.setSoTimeout(10_000);
        try {
            SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate one : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8)))) {
            store.setCertificateEntry("ca" + number++, one);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
