package ug.open.conveyor.driver.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.stream.CoreConnection.Arrived;

/** What a server sends is read as it was written, wherever the network cuts it, and what no server sends ends with a sentence. */
final class ServerProtocolTest {
    private static final int MESSAGES = 200;

    /** Notes all that comes. */
    private static final class Notes implements ServerProtocol.Taker {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void info(String json) {
            lines.add("info " + json);
        }

        @Override
        public void message(Arrived message) {
            lines.add(message.status() + " " + message.subject() + " " + Arrays.hashCode(message.body()) + " "
                    + message.body().length);
        }

        @Override
        public void ping() {
            lines.add("ping");
        }

        @Override
        public void error(String sentence) {
            lines.add("error " + sentence);
        }
    }

    /** Gives as many bytes at a time as chance has it. */
    private static final class Cut extends InputStream {
        private final InputStream whole;
        private final Random random;

        Cut(byte[] bytes, Random random) {
            this.whole = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return whole.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int most = random.nextBoolean() ? 1 + random.nextInt(8) : 1 + random.nextInt(100_000);
            return length == 0 ? 0 : whole.read(bytes, from, Math.min(length, most));
        }
    }

    @RepeatedTest(20)
    void aServersBytesAreReadAsWrittenWhereverTheyAreCut(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        List<String> written = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            write(random, sent, written);
        }
        Notes notes = new Notes();
        ServerProtocol protocol = new ServerProtocol(new Cut(sent.toByteArray(), random));
        while (protocol.read(notes)) {}
        assertThat(notes.lines).isEqualTo(written);
    }

    private static void write(Random random, ByteArrayOutputStream sent, List<String> written) {
        byte[] body = new byte[random.nextInt(10) == 0 ? random.nextInt(300_000) : random.nextInt(50)];
        random.nextBytes(body); // line ends and all
        String subject =
                List.of("a", "logs.run-1", "größe.日本", "x".repeat(4000)).get(random.nextInt(4));
        String answers = random.nextBoolean() ? "" : " _INBOX.a.1";
        switch (random.nextInt(6)) {
            case 0 -> {
                sent.writeBytes(bytes("PING\r\n+OK\r\nPONG\r\n"));
                written.add("ping");
            }
            case 1 -> {
                sent.writeBytes(bytes("INFO {\"version\": \"2.11.11\"}\r\n"));
                written.add("info {\"version\": \"2.11.11\"}");
            }
            case 2 -> {
                sent.writeBytes(bytes("-ERR 'Slow Consumer'\r\n"));
                written.add("error 'Slow Consumer'");
            }
            case 3 -> {
                byte[] headers = bytes("NATS/1.0 503\r\n\r\n");
                sent.writeBytes(bytes("HMSG " + subject + " 7" + answers + " " + headers.length + " "
                        + (headers.length + body.length) + "\r\n"));
                sent.writeBytes(headers);
                sent.writeBytes(body);
                sent.writeBytes(bytes("\r\n"));
                written.add("503 " + subject + " " + Arrays.hashCode(body) + " " + body.length);
            }
            default -> {
                sent.writeBytes(bytes("MSG " + subject + " 12" + answers + " " + body.length + "\r\n"));
                sent.writeBytes(body);
                sent.writeBytes(bytes("\r\n"));
                written.add("0 " + subject + " " + Arrays.hashCode(body) + " " + body.length);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void read(String sent) throws IOException {
        ServerProtocol protocol = new ServerProtocol(new ByteArrayInputStream(bytes(sent)));
        while (protocol.read(new Notes())) {}
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 400 Bad Request\\r\\n         | not of NATS' protocol: HTTP/1.1 400 Bad Request",
                "\\r\\n                                 | not of NATS' protocol",
                "PING\\n                                | not of NATS' protocol",
                "MSG\\r\\n                              | not of NATS' protocol: MSG",
                "MSG a 1\\r\\n                          | not of NATS' protocol: MSG a 1",
                "MSG a 1 b c 1\\r\\nx\\r\\n             | not of NATS' protocol: MSG a 1 b c 1",
                "MSG a 1 2\\r\\nxyz\\r\\n               | not of NATS' protocol: z",
                "MSG a 1 -2\\r\\n                       | a message of -2 bytes",
                "MSG a 1 +2\\r\\n                       | a message of +2 bytes",
                "MSG a 1 67108865\\r\\n                 | a message of 67108865 bytes",
                "MSG a 1 99999999999999999999\\r\\n     | a message of 99999999999999999999 bytes",
                "MSG a 1 1x\\r\\n                       | a message of 1x bytes",
                "HMSG a 1 4\\r\\nabcd\\r\\n             | not of NATS' protocol: HMSG a 1 4",
                "HMSG a 1 5 4\\r\\nabcd\\r\\n           | not of NATS' protocol: HMSG a 1 5 4",
                "MSG a 1 4\\r\\nab                      | in the midst of a message",
                "MSG a 1 4\\r\\nabcd                    | in the midst of a message",
                "MSG a 1 4\\r\\nabcd\\r                 | in the midst of a line",
                "MSG a 1                                | in the midst of a line"
            })
    void whatNoServerSendsIsToldInASentence(String sent, String told) {
        assertThatThrownBy(() -> read(sent.replace("\\r", "\r").replace("\\n", "\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(told);
    }

    @Test
    void anEndlessLineHasAnEnd() {
        String line = "INFO {\"connect_urls\":[" + "\"127.0.0.1:4222\",".repeat(10_000);
        assertThatThrownBy(() -> read(line)).hasMessage("the server sends a line of more than 65536 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NATS/1.0", "NATS/1.0 5x3", "HTTP/1.1 503", ""})
    void headersWithoutAStatusAreNone(String headers) throws IOException {
        Notes notes = new Notes();
        String sent = "HMSG a 1 " + headers.length() + " " + (headers.length() + 1) + "\r\n" + headers + "b\r\n";
        new ServerProtocol(new ByteArrayInputStream(bytes(sent))).read(notes);
        assertThat(notes.lines).containsExactly("0 a " + Arrays.hashCode(bytes("b")) + " 1");
    }
}
