package ug.open.conveyor.driver.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.json.Json;
import ug.open.conveyor.driver.wire.Messages;

/** The result file of a command. */
record ResultFile(Path path) {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    /**
     * What a command wrote.
     *
     * @param temporary whether it asks for another attempt
     */
    record Written(DriverResult result, boolean temporary) {}

    /** The file is there and of no use. */
    static final class BrokenException extends Exception {
        BrokenException(String problem) {
            super("the result file (CONVEYOR_RESULT) " + problem
                    + "; expected a JSON object such as {\"success\": true, \"message\": \"done\", \"data\": null}");
        }
    }

    /**
     * The result in it, empty where the command wrote none.
     *
     * @throws BrokenException when something is there that is no driver result
     */
    Optional<Written> read() throws BrokenException {
        if (!isThere()) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(parse(bytes(attributes)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new BrokenException("cannot be read: " + unreadable.getMessage());
        }
    }

    /** Most commands write none, and an exception for each of them would cost more than a look at the names. A broken symbolic link is there. */
    private boolean isThere() {
        String[] names = path.getParent().toFile().list();
        return names != null && List.of(names).contains(path.getFileName().toString());
    }

    private byte[] bytes(BasicFileAttributes attributes) throws BrokenException, IOException {
        if (!attributes.isRegularFile()) {
            throw new BrokenException("is " + kind(attributes) + ", not a file");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length == 0) {
                throw new BrokenException("is empty");
            }
            if (bytes.length > MAX_BYTES) {
                throw new BrokenException("is larger than 16 MiB");
            }
            return bytes;
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        return attributes.isDirectory()
                ? "a folder"
                : attributes.isSymbolicLink() ? "a symbolic link" : "a device or pipe";
    }

    private static Written parse(byte[] bytes) throws BrokenException {
        try {
            Object value = Json.parse(bytes, 0, bytes.length);
            return new Written(Messages.result(value), isTemporary((Map<?, ?>) value));
        } catch (ConveyorException problem) {
            throw new BrokenException("is not a driver result: " + problem.getMessage());
        }
    }

    private static boolean isTemporary(Map<?, ?> members) {
        Object temporary = members.get("temporary");
        if (temporary != null && !(temporary instanceof Boolean)) {
            throw new ConveyorException(
                    "temporary of a driver result must be true or false, found " + Json.kind(temporary));
        }
        return Boolean.TRUE.equals(temporary);
    }
}
