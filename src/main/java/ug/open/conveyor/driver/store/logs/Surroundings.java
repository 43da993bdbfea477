package ug.open.conveyor.driver.store.logs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ug.open.conveyor.driver.json.Bytes;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.Selector;
import ug.open.conveyor.driver.store.index.SegmentFile;
import ug.open.conveyor.driver.wire.RecordedLine;

/**
 * The parts of one session in which hits of a search lie together with their context. Around each hit it looks for as many lines of the same
 * attempt as the context has, and for one more in front: so a search of these parts alone knows which lines follow each other.
 */
final class Surroundings {
    /** How far it looks at first, in bytes. */
    private static final int NEAR = 8 << 10;

    private static final byte[] AGAIN = Bytes.ascii("{\"kind\":\"again\",");

    private final List<LogPart> parts;
    private final Selector selector;
    private final int before;
    private final int after;
    private final WholeLine whole = new WholeLine();
    private final RecordedLine line = new RecordedLine();
    private final List<List<LogPart>> near = new ArrayList<>();
    private byte[] lead; // what every line of the attempt begins with
    private String attempt;

    Surroundings(LogSession session, LineSearch what) {
        this.parts = session.parts();
        this.selector = what.selector();
        this.before = what.before();
        this.after = what.after();
        for (int i = 0; i < parts.size(); i++) {
            near.add(new ArrayList<>());
        }
    }

    /** Adds what is around the hit that begins at a place of a segment. */
    void around(Path segment, long place) throws IOException {
        int part = 0;
        while (!parts.get(part).segment().equals(segment)) {
            part++;
        }
        byte[] hit = SegmentFile.line(segment, place);
        if (hit == null || !selector.isMeant(hit, 0, hit.length)) {
            return; // pruned meanwhile
        }
        attempt = selector.attempt();
        lead = Bytes.startsWith(hit, 0, hit.length, SegmentFile.LOG_OF) ? upToComma(hit) : SegmentFile.LOG;
        long end = place + hit.length + 1;
        add(part, place, end);
        lookBack(part, place);
        lookAhead(part, end);
    }

    private static byte[] upToComma(byte[] hit) {
        int at = SegmentFile.LOG_OF.length;
        while (at < hit.length - 1 && hit[at] != ',') {
            at++;
        }
        return Arrays.copyOf(hit, at + 1);
    }

    private void lookBack(int hitPart, long hit) throws IOException {
        int missing = before + 1;
        for (int i = hitPart; i >= 0 && missing > 0; i--) {
            LogPart part = parts.get(i);
            long end = i == hitPart ? hit : end(part);
            long begin = end;
            Look look = new Look(missing);
            for (long reach = NEAR; begin > part.from() && look.isShort(); reach *= 4) {
                begin = Math.max(part.from(), end - reach);
                look = new Look(missing);
                look.read(part, begin, end);
            }
            add(i, look.firstWanted(), end);
            missing = look.began ? 0 : missing - look.count;
        }
    }

    private void lookAhead(int hitPart, long behindHit) throws IOException {
        int missing = after;
        for (int i = hitPart; i < parts.size() && missing > 0; i++) {
            LogPart part = parts.get(i);
            long begin = i == hitPart ? behindHit : part.from();
            long most = end(part);
            long end = begin;
            Look look = new Look(missing);
            for (long reach = NEAR; end < most && look.count < missing && !look.ended; reach *= 4) {
                end = Math.min(most, begin + reach);
                look = new Look(missing);
                look.read(part, begin, end);
            }
            add(i, begin, look.count < missing ? end : look.behindWanted);
            missing = look.ended ? 0 : missing - look.count;
        }
    }

    private static long end(LogPart part) {
        return Math.min(part.to(), part.segment().toFile().length());
    }

    private void add(int part, long from, long to) {
        if (to > from) {
            near.get(part).add(parts.get(part).from(from).to(to));
        }
    }

    /** All that was added, each place once, in the order of the lines. */
    List<LogPart> parts() {
        List<LogPart> all = new ArrayList<>();
        for (List<LogPart> ofPart : near) {
            ofPart.sort((one, other) -> Long.compare(one.from(), other.from()));
            LogPart open = null;
            for (LogPart next : ofPart) {
                if (open != null && next.from() <= open.to()) {
                    open = open.to(Math.max(open.to(), next.to()));
                } else {
                    if (open != null) {
                        all.add(open);
                    }
                    open = next;
                }
            }
            if (open != null) {
                all.add(open);
            }
        }
        return all;
    }

    /** A look at a piece of a file for lines of the attempt. */
    private final class Look implements SegmentFile.Lines {
        private final int missing;
        private final long[] last; // where the last lines begin, as many as are missing
        private long torn = -1; // where a line begins that is not in the piece as a whole
        private long first = Long.MAX_VALUE; // where the first line begins
        private int count;
        private long behindWanted; // behind the line that was the last one missing
        private LogPart part;
        private boolean again; // the line before says that an attempt goes on
        private boolean began;
        private boolean ended;

        Look(int missing) {
            this.missing = missing;
            this.last = new long[missing];
        }

        /** From the first line that begins in the piece on. */
        void read(LogPart of, long from, long to) throws IOException {
            part = of;
            torn = from > of.from() ? from : -1;
            SegmentFile.read(of.segment(), from, to, this);
        }

        boolean isShort() {
            return count < missing && !began;
        }

        /** Where the part begins that has what is wanted. */
        long firstWanted() {
            return count < missing ? first : last[count % missing];
        }

        @Override
        public void line(byte[] buffer, int from, int to, long at) {
            if (at == torn) {
                return;
            }
            first = Math.min(first, at);
            boolean goesOn = again;
            again = Bytes.startsWith(buffer, from, to, AGAIN);
            if (Bytes.startsWith(buffer, from, to, SegmentFile.LOG)) {
                if (isWanted(buffer, from, to)) {
                    last[count % missing] = at;
                    count++;
                    behindWanted = count == missing ? at + to - from + 1 : behindWanted;
                }
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.START)) {
                boolean isFirst = torn >= 0 && at == first; // what is before it is not known
                began |= !goesOn && !isFirst && isOfAttempt(buffer, from, to);
            } else if (Bytes.startsWith(buffer, from, to, SegmentFile.FINISH)) {
                ended |= isOfAttempt(buffer, from, to);
            }
        }

        private boolean isWanted(byte[] buffer, int from, int to) {
            return Bytes.startsWith(buffer, from, to, lead)
                    && (part.attempts() == null || AttemptSet.takes(part.attempts(), buffer, from, to))
                    && whole.isWhole(buffer, from, to)
                    && selector.isMeant(buffer, from, to)
                    && selector.attempt().equals(attempt);
        }

        private boolean isOfAttempt(byte[] buffer, int from, int to) {
            return line.read(buffer, from, to) && line.attempt().equals(attempt);
        }
    }
}
