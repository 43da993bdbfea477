package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import ug.open.conveyor.driver.DriverMessage;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.MalformedMessageException;

/**
 * The results in a recording: the last one of each event and driver that no further attempt followed.
 *
 * <p>Memory holds the place of each result, about 32 bytes; a result is read on demand. For one thread.
 */
public final class RecordedResults implements AutoCloseable {
    private static final int STEP = 8192;

    private final Optional<Path> path;
    private final Optional<Path> temporary;
    private final Offsets offsets;
    private final Set<String> drivers;
    private final ResultLine.Reader reader = new ResultLine.Reader();
    private FileChannel file;

    /**
     * A recorded result.
     *
     * @param result the driver result
     * @param place where its record begins in the file; empty where the file does not hold it as JSON, such as a packed one
     */
    public record Found(DriverResult result, OptionalLong place) {}

    RecordedResults(Optional<Path> path, Optional<Path> temporary, Offsets offsets, Set<String> drivers) {
        this.path = path;
        this.temporary = temporary;
        this.offsets = offsets;
        this.drivers = Collections.unmodifiableSet(drivers);
    }

    /**
     * The result of an event of the same input: in a recording by the number of the event, else by its run id.
     *
     * @param event as {@link Recordings#events} gave it
     * @param driver the name of the driver
     * @return empty where the recording has none
     * @throws ug.open.conveyor.driver.ConveyorException where what stands there is no driver result
     */
    public Optional<Found> of(Delivery event, String driver) throws IOException {
        Optional<DriverMessage> message = message(event);
        if (message.isEmpty() || size() == 0) {
            return Optional.empty();
        }
        String runId = event instanceof RecordedDelivery recorded
                ? recorded.recordedRun()
                : message.get().runId();
        long number = event instanceof RecordedDelivery recorded ? recorded.event() : 0;
        Optional<Found> found = find(runId, driver, number);
        return found.isEmpty() && number != 0 ? find(runId, driver, 0) : found;
    }

    /** Whether the file holds the results as JSON, so that others can be put in their places. */
    public boolean inPlace() {
        return temporary.isEmpty();
    }

    /**
     * The last result of a run by a driver, where the results were read by run.
     *
     * @throws ug.open.conveyor.driver.ConveyorException where what stands there is no driver result
     */
    public Optional<DriverResult> last(String runId, String driver) throws IOException {
        return size() == 0 ? Optional.empty() : find(runId, driver, 0).map(Found::result);
    }

    /** The names of the drivers that gave results; at most 100. */
    public Set<String> drivers() {
        return drivers;
    }

    /** The number of results. */
    public int size() {
        return offsets.size();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
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

    private Optional<Found> find(String runId, String driver, long event) throws IOException {
        long offset = offsets.get(Offsets.hash(runId, driver, event));
        if (offset < 0) {
            return Optional.empty();
        }
        byte[] record = record(offset);
        OptionalLong place = inPlace() ? OptionalLong.of(offset) : OptionalLong.empty();
        return reader.read(new Piece(record, 0, record.length, 1, 1, true))
                .filter(found -> found.runId().equals(runId) && found.driver().equals(driver))
                .map(found -> new Found(found.result(), place));
    }

    private byte[] record(long offset) throws IOException {
        file = file == null ? FileChannel.open(path.orElseThrow()) : file;
        ByteBuffer buffer = ByteBuffer.allocate(STEP);
        Balance balance = new Balance();
        int seen = 0;
        while (true) {
            boolean more = file.read(buffer, offset + buffer.position()) > 0;
            seen = balance.read(buffer.array(), seen, buffer.position());
            if (balance.complete() || !more) {
                return Arrays.copyOf(buffer.array(), seen);
            }
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), 2 * buffer.capacity()))
                        .position(seen);
            }
        }
    }
}
