package ug.open.conveyor.driver.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an event stream is like. Its texts are the server's: untrusted.
 *
 * @param own whether {@code conveyor-driver dev} made the streams
 * @param server the name that the server gives itself
 * @param version the version of the NATS server
 * @param roundTrip the shortest of three round trips
 * @param ahead how far our clock is ahead of the server's, negative where it is behind; empty where the server does not tell its time
 * @param streams those that a Conveyor server has
 * @param problems a sentence for each thing that is not as on a Conveyor server
 */
public record StreamReport(
        boolean own,
        String server,
        String version,
        Duration roundTrip,
        Optional<Duration> ahead,
        List<Stream> streams,
        List<String> problems) {
    /** The names of the streams of a Conveyor server that this server has not. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (ConveyorStream stream : ConveyorStream.values()) {
            missing.add(stream.streamName());
        }
        streams.stream().filter(Stream::there).map(Stream::name).forEach(missing::remove);
        return List.copyOf(missing);
    }

    /**
     * One stream.
     *
     * @param name as a Conveyor server names it
     * @param there whether the server has it
     * @param messages the number of messages that it holds
     * @param bytes their size
     * @param consumers how many consumers it has
     * @param differences settings that are not as a Conveyor server makes them
     */
    public record Stream(
            String name, boolean there, long messages, long bytes, long consumers, List<Difference> differences) {
        static Stream missing(String name) {
            return new Stream(name, false, 0, 0, 0, List.of());
        }
    }

    /**
     * A setting of a stream.
     *
     * @param setting its name in NATS, such as {@code retention}
     * @param wanted as a Conveyor server makes it
     * @param found as it is
     */
    public record Difference(String setting, String wanted, String found) {}
}
