package ug.open.conveyor.driver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import ug.open.conveyor.driver.bench.Line.Peer;

/** What rows write on: lines of the table, and remarks. */
final class Sheet {
    private final Consumer<Line> written;
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private double leastGain;

    /** @param written takes each line as it comes */
    Sheet(Consumer<Line> written) {
        this.written = written;
    }

    /** A time beside that of a floor or peer: at most the given number of times. */
    void ratio(String what, double seconds, String peer, double peerSeconds, double most) {
        double times = seconds / peerSeconds;
        line(
                what,
                Figure.seconds(seconds),
                new Peer(peer, Figure.seconds(peerSeconds), times),
                "at most " + decimal(most),
                times <= most);
    }

    /** So many a second, at least; beside the time of a floor, for which nothing is asked. */
    void rate(String what, long count, double seconds, String floor, double floorSeconds, double least) {
        Figure figure = Figure.perSecond(count / seconds);
        line(
                what,
                figure,
                new Peer(floor, Figure.perSecond(count / floorSeconds), seconds / floorSeconds),
                Figure.perSecond(least).text(),
                figure.value() >= least);
    }

    /** A number a second, beside that of a peer: at least the given number of times. */
    void faster(String what, long count, double seconds, String peer, double peerSeconds, double least) {
        double times = peerSeconds / seconds;
        line(
                what,
                Figure.perSecond(count / seconds),
                new Peer(peer, Figure.perSecond(count / peerSeconds), times),
                "at least " + decimal(least),
                times >= least);
    }

    /** What a process takes, of which nothing else is measured. */
    void size(String what, long kibibytes, long most) {
        line(what, Figure.mebibytes(kibibytes / 1024.0), null, "under " + most + " MiB", kibibytes < 1024 * most);
    }

    /** Where another build is measured beside this one, the next line has to be the given number of times better than there. */
    Sheet better(double times) {
        leastGain = times;
        return this;
    }

    /** Why something is not measured here, or what explains a line. */
    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes;
    }

    /** The line about the same thing. */
    Optional<Line> find(String what) {
        return lines.stream().filter(line -> line.what().equals(what)).findFirst();
    }

    private void line(String what, Figure figure, Peer peer, String target, boolean reached) {
        Line line = new Line(what, figure, Optional.ofNullable(peer), target, reached, leastGain);
        leastGain = 0;
        lines.add(line);
        written.accept(line);
    }

    /** With as many digits as it needs. */
    private static String decimal(double number) {
        String two = String.format(Locale.ROOT, "%.2f", number);
        return two.endsWith("0") ? two.substring(0, two.length() - 1) : two;
    }
}
