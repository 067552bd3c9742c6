package io.whence.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Something at the collector's address that is no collector. What a collector itself can answer, see {@link Answer}. */
public final class FaultyCollector implements AutoCloseable {
    private static final String GARBAGE = "\u0000\u0001SSH-2.0-not_a_collector\r\n\r\n";

    private final AutoCloseable socket;
    private final int port;
    private final byte[] answer;
    private final List<Socket> connections = new ArrayList<>();

    private FaultyCollector(AutoCloseable socket, int port, byte[] answer) {
        this.socket = socket;
        this.port = port;
        this.answer = answer;
    }

    /** Refuses connections: its port is bound, so that no other program gets it, but nobody listens. */
    public static FaultyCollector refusing() {
        try {
            Socket bound = new Socket();
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new FaultyCollector(bound, bound.getLocalPort(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Accepts connections and never says a word. */
    public static FaultyCollector hanging() {
        return listening(null);
    }

    /** Answers with bytes that are not HTTP. */
    public static FaultyCollector garbage() {
        return listening(GARBAGE.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A web server that knows nothing of OTLP: answers every request with a page and this status. */
    public static FaultyCollector webServer(int status) {
        String page = "<html><body>It works!</body></html>";
        String answer = "HTTP/1.1 " + status + " Whatever\r\nContent-Type: text/html\r\nConnection: close\r\n"
                + "Content-Length: " + page.length() + "\r\n\r\n" + page;
        return listening(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param answer null to say nothing */
    private static FaultyCollector listening(byte[] answer) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            FaultyCollector collector = new FaultyCollector(server, server.getLocalPort(), answer);
            Thread thread = new Thread(() -> collector.run(server), "faulty-collector");
            thread.setDaemon(true);
            thread.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /** How many connections there were. */
    public synchronized int connections() {
        return connections.size();
    }

    @Override
    public synchronized void close() {
        closeQuietly(socket);
        connections.forEach(FaultyCollector::closeQuietly);
    }

    private void run(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                synchronized (this) {
                    connections.add(connection);
                }
                if (answer != null) {
                    answer(connection);
                }
            }
        } catch (SocketException e) {
            // Closed: the end.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            // Some of the request is read first, or closing would reset the connection before the answer is seen.
            connection.setSoTimeout(200);
            byte[] buffer = new byte[65_536];
            int ignored = connection.getInputStream().read(buffer);
            OutputStream out = connection.getOutputStream();
            out.write(answer);
            out.flush();
            connection.shutdownOutput();
            while (ignored >= 0) {
                ignored = connection.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The client gave up first.
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // Nothing is left to be done about it.
        }
    }
}
