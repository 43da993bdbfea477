package ug.open.conveyor.driver.record;

import java.io.IOException;
import java.util.Optional;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;

/** The events of an input, in its order, read as they are asked for. For one thread at a time. */
public final class RecordedEvents implements EventSource {
    private final Input input;
    private final ReadOptions options;
    private final Cutter cutter;
    private final EventReader reader;
    private long found;
    private long given;
    private long skipped;
    private boolean ended;

    RecordedEvents(Input input, ReadOptions options, Cutter cutter) {
        this.input = input;
        this.options = options;
        this.cutter = cutter;
        reader = new EventReader(input.name(), options);
    }

    /**
     * {@inheritDoc}
     *
     * @throws MalformedInputException where a record cannot be read, or at the end of an input without a single event
     */
    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        while (!ended) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<RecordedDelivery> event = read();
            if (event.isPresent()) {
                found++;
                if (isMeant(event.get())) {
                    given++;
                    return Optional.of(event.get());
                }
            }
        }
        return Optional.empty();
    }

    /** How many events were found so far, those that are not meant included. */
    public long found() {
        return found;
    }

    /** How many of them were given. */
    public long given() {
        return given;
    }

    /** How many records were passed over because they could not be read. */
    public long skipped() {
        return skipped;
    }

    /** How many driver messages had no run id, and got a new one. */
    public long runIdsMade() {
        return reader.runIdsMade();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        cutter.close();
    }

    /** The next record, if it is an event. */
    private Optional<RecordedDelivery> read() throws IOException {
        try {
            Optional<Piece> piece = cutter.next();
            if (piece.isPresent()) {
                return reader.read(piece.get());
            }
        } catch (MalformedInputException e) {
            if (reader.isRecording() && cutter.isTorn()) {
                return end();
            }
            if (!options.skipInvalid() || e.isEnding()) {
                ended = true;
                throw e;
            }
            skipped++;
            options.skipped().accept(e.getMessage());
            return Optional.empty();
        }
        return end();
    }

    private Optional<RecordedDelivery> end() throws MalformedInputException {
        ended = true;
        if (found == 0) {
            throw noEvent();
        }
        return Optional.empty();
    }

    private boolean isMeant(RecordedDelivery event) {
        return options.only().acceptsAll()
                || !event.isMalformed() && options.only().accepts(event.message());
    }

    private MalformedInputException noEvent() {
        String others = reader.passedOver();
        String invalid = skipped == 0 ? "" : skipped + " that cannot be read";
        String and = others.isEmpty() || invalid.isEmpty() ? "" : " and ";
        String only = others.isEmpty() && invalid.isEmpty() ? "" : ", only ";
        return input.problem("there is no event in it" + only + others + and + invalid, EventReader.EXPECTED);
    }
}
