package ug.open.conveyor.driver.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import ug.open.conveyor.driver.ConveyorException;

/**
 * A text that the command line names.
 *
 * @param name what people know it by
 * @param text all of it
 */
record TextFile(String name, String text) {
    private static final int MOST = 8 << 20;

    /** A file, or standard input for {@code -}. */
    static TextFile read(Environment env, String word) throws IOException {
        if (word.equals(EventInput.STANDARD)) {
            return read("standard input", env.in());
        }
        try (InputStream in = Files.newInputStream(env.resolve(Kind.FILE.read(word)))) {
            return read(word, in);
        }
    }

    private static TextFile read(String name, InputStream in) throws IOException {
        byte[] bytes =
                new BufferedInputStream(in).readNBytes(MOST + 1); // that of a FileInputStream seeks, which no pipe can
        if (bytes.length > MOST) {
            throw new ConveyorException(name + " has more than 8 MiB: a server takes half of that");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TextFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new ConveyorException(name + " is not UTF-8 text: save it as UTF-8", e);
        }
    }
}
