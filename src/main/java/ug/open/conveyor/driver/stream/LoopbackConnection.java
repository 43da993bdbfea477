package ug.open.conveyor.driver.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The connection to a server of this session's own, on loopback, by <a
 * href="https://docs.nats.io/reference/reference-protocols/nats-protocol">NATS' client protocol</a>: without TLS, passwords and a second attempt. The
 * client library is for all other servers. It takes longer to get ready than such a server does, and three of its threads hand on each event and what
 * comes back (row {@code program} of the benchmark). Here who publishes writes, and the one who reads is the thread of the listener.
 *
 * <p>A listener that takes its time holds up the reader, and the server keeps what is to come ({@code PrivateServer}). So the reader leaves what it
 * sends itself to another thread: it would wait for a server that waits for the reader.
 */
final class LoopbackConnection implements CoreConnection {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String LINE_END = "\r\n";
    private static final byte[] BODY_END = LINE_END.getBytes(StandardCharsets.US_ASCII);
    private static final String CONNECT =
            "CONNECT {\"verbose\":false,\"pedantic\":false,\"headers\":true,\"no_responders\":true,\"lang\":\"java\",\"version\":\"1\","
                    + "\"name\":\"conveyor-driver\"}" + LINE_END;

    private final Socket socket;
    private final Consumer<String> lost;
    private final Thread reader;
    private final CompletableFuture<ServerIntroduction> introduction = new CompletableFuture<>();
    private final AtomicInteger subscribed = new AtomicInteger();
    private GatheredOutput out; // set before the introduction, like the next two
    private ServerIntroduction server;
    private AwaitedAnswers answers;
    private volatile Consumer<Arrived> listener = message -> {};
    private volatile boolean closed;
    private String said = ""; // of the reader alone

    private LoopbackConnection(URI address, Consumer<String> lost) {
        this.socket = new Socket(Proxy.NO_PROXY); // whose look for one takes some milliseconds
        this.lost = lost;
        this.reader = new Thread(() -> read(address), "private stream");
        reader.setDaemon(true);
    }

    /**
     * Connects.
     *
     * @param lost takes a sentence, once, where the connection ends before it is closed
     * @throws IOException where nobody answers there within 10 s, or no NATS server: a sentence
     */
    static LoopbackConnection open(URI address, Consumer<String> lost) throws IOException, InterruptedException {
        return open(address, LIMIT, lost);
    }

    static LoopbackConnection open(URI address, Duration limit, Consumer<String> lost)
            throws IOException, InterruptedException {
        LoopbackConnection connection = new LoopbackConnection(address, lost);
        connection.reader.start();
        try {
            connection.introduction.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return connection;
        } catch (TimeoutException e) {
            connection.close();
            throw new IOException("no NATS server introduces itself there within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            connection.close();
            throw e;
        }
    }

    /** Connects to nobody, and reads the introduction of nobody. */
    static void inVain() {
        try (Socket deaf = new Socket(Proxy.NO_PROXY)) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ServerIntroduction.read("{\"client_id\":1}"); // a number, which newer JDKs take 14 ms for the first time
            open(URI.create("nats://127.0.0.1:" + deaf.getLocalPort()), why -> {})
                    .close();
        } catch (IOException e) {
            // nobody listens there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(URI address) {
        String why;
        try (socket) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            socket.setTcpNoDelay(true);
            out = new GatheredOutput(socket.getOutputStream());
            ServerProtocol protocol = new ServerProtocol(socket.getInputStream());
            ServerProtocol.Taker taker = new Taken();
            while (protocol.read(taker)) {}
            why = "the server has ended the connection" + said;
        } catch (IOException e) {
            why = e.getMessage() + said;
        } catch (RuntimeException e) {
            why = "a message of the private event stream meets an error of this tool: " + e;
        }
        end(why);
    }

    private void end(String why) {
        boolean expected = closed;
        close();
        boolean begun = !introduction.completeExceptionally(new IOException(why));
        if (begun && !expected) {
            lost.accept("the connection to the private event stream is lost: " + why);
        }
    }

    /** What the server sends, on the thread of the reader. */
    private final class Taken implements ServerProtocol.Taker {
        @Override
        public void info(String json) throws IOException {
            if (server == null) {
                server = ServerIntroduction.read(json);
                answers = new AwaitedAnswers("_INBOX.conveyor-driver." + server.client() + ".requests.");
                send(CONNECT + subscription(answers.subjects()));
                introduction.complete(server);
            }
        }

        @Override
        public void message(Arrived message) throws IOException {
            if (server == null) {
                throw new IOException("the server sends a message before it introduces itself");
            }
            if (!answers.takes(message)) {
                listener.accept(message);
            }
        }

        @Override
        public void ping() {
            send("PONG" + LINE_END);
        }

        @Override
        public void error(String sentence) {
            said = ": the server says " + sentence;
        }
    }

    /** What the server told when it was connected to. */
    ServerIntroduction server() {
        return server;
    }

    @Override
    public void listen(Consumer<Arrived> taker) {
        listener = taker;
    }

    @Override
    public void subscribe(String subject) {
        send(subscription(subject));
    }

    private String subscription(String subject) {
        return "SUB " + subject + " " + subscribed.incrementAndGet() + LINE_END;
    }

    @Override
    public void publish(String subject, String answer, byte[] body) {
        checkSubject(subject);
        if (body.length > server.longest()) {
            throw new IllegalArgumentException("the server takes " + server.longest() + " bytes");
        }
        send("PUB " + subject + (answer.isEmpty() ? "" : " " + answer) + " " + body.length + LINE_END, body, BODY_END);
    }

    private static void checkSubject(String subject) {
        boolean fits = !subject.isEmpty();
        for (int i = 0; i < subject.length(); i++) {
            fits &= subject.charAt(i) > ' ';
        }
        if (!fits) {
            throw new IllegalArgumentException("a subject has a character at least, and no blank");
        }
    }

    @Override
    public CompletableFuture<byte[]> request(String subject, byte[] body, Duration limit) {
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        publish(subject, answers.awaits(message -> answered(answer, message)), body);
        return answer;
    }

    private static void answered(CompletableFuture<byte[]> answer, Arrived message) {
        if (message.status() == 0) {
            answer.complete(message.body());
        } else {
            answer.cancel(false);
        }
    }

    private void send(String line, byte[]... rest) {
        if (closed) {
            throw new IllegalStateException("the connection is closed");
        }
        byte[][] parts = new byte[rest.length + 1][];
        parts[0] = line.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(rest, 0, parts, 1, rest.length);
        if (!out.add(parts)) {
            return;
        }
        if (Thread.currentThread() != reader || !introduction.isDone()) {
            write();
        } else {
            Thread writer = new Thread(this::write, "private stream, what is seen there");
            writer.setDaemon(true);
            writer.start();
        }
    }

    private void write() {
        try {
            out.write();
        } catch (IOException e) {
            // the reader meets the end of the connection too, and tells it
        }
    }

    @Override
    public String inbox() {
        return "_INBOX.conveyor-driver." + server.client() + ".";
    }

    @Override
    public boolean hasJetStream() {
        return server.streams();
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to be read or written
        }
        if (introduction.isDone() && !introduction.isCompletedExceptionally()) {
            answers.end();
        }
    }
}
