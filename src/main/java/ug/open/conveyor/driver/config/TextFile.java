package ug.open.conveyor.driver.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file that people write: UTF-8, perhaps with a byte order mark, and of a size that somebody can write. */
final class TextFile {
    private static final int MAX_BYTES = 1 << 20;

    private TextFile() {}

    /**
     * The text of a file that is there.
     *
     * @param name its name for messages
     * @param what it should be, in the words that follow "that is": {@code no driver.yaml}
     */
    static String read(Path file, String name, String what) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigException(name + " has more than 1 MiB: that is " + what);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigException(name + " is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException("cannot read " + name + ": " + FileReason.of(e, file));
        }
    }
}
