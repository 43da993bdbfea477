package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import ug.open.conveyor.driver.system.OwnersAlone;

/**
 * The private folder of one attempt: the payload for the command to read, and the file for its result. The names occur
 * nowhere else, so they mark the processes of the attempt too. Closing it removes all that is in the folder.
 */
record AttemptFolder(AttemptFolders folders, Path path, long number) implements AutoCloseable {
    private static final FileAttribute<?>[] PRIVATE = OwnersAlone.ofFile();

    Path payload() {
        return path.resolve("payload-" + number + ".json");
    }

    Path result() {
        return path.resolve("result-" + number + ".json");
    }

    void writePayload(String payload) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(payload(), fresh, PRIVATE))) {
            out.write(payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        folders.giveBack(path);
    }
}
