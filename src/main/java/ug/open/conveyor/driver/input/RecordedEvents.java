package ug.open.conveyor.driver.input;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import ug.open.conveyor.driver.runtime.Delivery;
import ug.open.conveyor.driver.runtime.EventSource;
import ug.open.conveyor.driver.wire.InputFormatException;

/** The events of an input, in its order, read on demand. For one thread at a time. */
public final class RecordedEvents implements EventSource {
    private final Input input;
    private final ReadOptions options;
    private final Cutter cutter;
    private final EventReader reader;
    private long found;
    private long given;
    private long skipped;
    private long line;
    private boolean ended;
    private final Queue<Delivery> ahead = new ArrayDeque<>();

    RecordedEvents(Input input, ReadOptions options, Cutter cutter) {
        this.input = input;
        this.options = options;
        this.cutter = cutter;
        reader = new EventReader(input.name(), options);
    }

    /**
     * {@inheritDoc}
     *
     * @throws InputFormatException where a record cannot be read, or at the end of an input without a single event
     */
    @Override
    public Optional<Delivery> next() throws IOException, InterruptedException {
        if (!ahead.isEmpty()) {
            return Optional.of(ahead.remove());
        }
        while (!ended) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Optional<RecordedDelivery> event = read();
            if (event.isPresent()) {
                found++;
                if (isMeant(event.get())) {
                    given++;
                    return Optional.of(changed(event.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Reads the first two events now, and gives them later: whoever is against them, or against two of them, says so before anything runs.
     *
     * @throws InputFormatException as {@link #next}
     */
    public void readAhead() throws IOException, InterruptedException {
        List<Delivery> first = new ArrayList<>();
        for (Optional<Delivery> event = next();
                event.isPresent();
                event = first.size() < 2 ? next() : Optional.empty()) {
            first.add(event.get());
        }
        ahead.addAll(first);
    }

    private RecordedDelivery changed(RecordedDelivery event) throws IOException, InterruptedException {
        if (event.isMalformed()) {
            return event;
        }
        byte[] before = event.envelope().body();
        byte[] body = options.change().in(before, event.message());
        return body == before ? event : event.with(body);
    }

    /** The line, from 1, where the record of an event that one of these gave begins. */
    public static long line(Delivery event) {
        return event instanceof RecordedDelivery recorded ? recorded.line() : 0;
    }

    /** The number of events found, with those that are not wanted. */
    public long found() {
        return found;
    }

    /** The number of events given. */
    public long given() {
        return given;
    }

    /** The line on which the event that was read last begins, from 1. */
    public long line() {
        return line;
    }

    /** The number of records passed over because they could not be read. */
    public long skipped() {
        return skipped;
    }

    /** The number of driver messages that had no run id and got a new one. */
    public long runIdsMade() {
        return reader.runIdsMade();
    }

    @Override
    public void close() throws IOException {
        ended = true;
        ahead.clear();
        cutter.close();
    }

    /** The next record, if it is an event. */
    private Optional<RecordedDelivery> read() throws IOException {
        try {
            Optional<Piece> piece = cutter.next();
            if (piece.isPresent()) {
                line = piece.get().line();
                long begin = line;
                return reader.read(piece.get()).map(event -> event.at(begin));
            }
        } catch (InputFormatException e) {
            if (reader.isRecording() && cutter.isTorn()) {
                return end();
            }
            if (!options.skipInvalid() || e.isEnding()) {
                ended = true;
                throw e;
            }
            skipped++;
            options.skipped().accept(e);
            return Optional.empty();
        }
        return end();
    }

    private Optional<RecordedDelivery> end() throws InputFormatException {
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

    private InputFormatException noEvent() {
        String others = reader.passedOver();
        String invalid = skipped == 0 ? "" : skipped + " that cannot be read";
        String and = others.isEmpty() || invalid.isEmpty() ? "" : " and ";
        String only = others.isEmpty() && invalid.isEmpty() ? "" : ", only ";
        return input.problem("there is no event in it" + only + others + and + invalid, EventReader.EXPECTED);
    }
}
