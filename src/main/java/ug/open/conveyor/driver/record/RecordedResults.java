package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/**
 * What a recording says that its events came to: the last result of each event and driver that no further attempt followed.
 *
 * <p>Only where each result stands is kept in memory, about 32 bytes for each; a result is read when it is asked for. For one thread.
 */
public final class RecordedResults implements AutoCloseable {
    private static final int STEP = 8192;

    private final Optional<Path> temporary;
    private final FileChannel file;
    private final Offsets offsets;
    private final Set<String> drivers;
    private final ResultLine.Reader reader = new ResultLine.Reader();

    RecordedResults(Optional<Path> file, Optional<Path> temporary, Offsets offsets, Set<String> drivers)
            throws IOException {
        this.temporary = temporary;
        this.offsets = offsets;
        this.drivers = Collections.unmodifiableSet(drivers);
        this.file = offsets.size() == 0 ? null : FileChannel.open(file.orElseThrow());
    }

    /**
     * What an event of the same input came to. Of a recording it is found by the number of the event, else by its run id.
     *
     * @param event as {@link Recordings#events} gave it
     * @param driver the name of the driver whose result is meant
     * @return empty where the recording does not say
     * @throws ug.open.conveyor.driver.ConveyorException where what stands there is no driver result
     */
    public Optional<DriverResult> of(Delivery event, String driver) throws IOException {
        Optional<DriverMessage> message = message(event);
        if (message.isEmpty() || file == null) {
            return Optional.empty();
        }
        String runId = message.get().runId();
        long number = event instanceof RecordedDelivery recorded ? recorded.event() : 0;
        Optional<ResultLine> line = find(runId, driver, number);
        if (line.isEmpty() && number != 0) {
            line = find(runId, driver, 0);
        }
        return line.map(ResultLine::result);
    }

    /** The drivers that results are of, by name; no more than a hundred of them. */
    public Set<String> drivers() {
        return drivers;
    }

    /** Of how many events and drivers there is a result. */
    public int size() {
        return offsets.size();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (temporary.isPresent()) {
            Files.deleteIfExists(temporary.get());
        }
    }

    private static Optional<DriverMessage> message(Delivery event) {
        try {
            return Optional.of(event.message());
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private Optional<ResultLine> find(String runId, String driver, long event) throws IOException {
        long offset = offsets.get(Offsets.hash(runId, driver, event));
        if (offset < 0) {
            return Optional.empty();
        }
        byte[] line = line(offset);
        return reader.read(new Piece(line, 0, line.length, 1, 1, true))
                .filter(found -> found.runId().equals(runId) && found.driver().equals(driver));
    }

    private byte[] line(long offset) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(STEP);
        int seen = 0;
        while (true) {
            boolean more = file.read(buffer, offset + buffer.position()) > 0;
            for (; seen < buffer.position(); seen++) {
                if (buffer.get(seen) == '\n') {
                    return Arrays.copyOf(buffer.array(), seen);
                }
            }
            if (!more) {
                return Arrays.copyOf(buffer.array(), seen);
            }
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), 2 * buffer.capacity()))
                        .position(seen);
            }
        }
    }
}
