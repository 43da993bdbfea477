package ug.open.conveyor.driver.terminal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import ug.open.conveyor.driver.json.Buffer;

/** The verdict of a round: {@code green} or {@code red}, what changed, and the counts, or why it did not come to runs. */
final class RoundEndText implements Printer<RoundEnd> {
    private final Surface surface;

    RoundEndText(Surface surface) {
        this.surface = surface;
    }

    @Override
    public void print(RoundEnd round, Buffer out) {
        Style style = surface.style();
        out.utf8((round.green() ? style.good("green") : style.bad("red")) + changes(round) + ": ");
        if (round.problem().isEmpty()) {
            round.end()
                    .ifPresentOrElse(
                            end -> new SummaryText(surface).print(withoutFailures(end), out),
                            () -> out.utf8("nothing ran\n"));
            return;
        }
        byte[] text = round.problem().getBytes(StandardCharsets.UTF_8);
        new TextCleaner(surface).append(text, 0, text.length, out, 0);
        out.add('\n');
    }

    private static String changes(RoundEnd round) {
        if (!round.compared() || round.end().isEmpty()) {
            return "";
        }
        return round.changed() == 0 ? ", nothing changed" : ", " + Elapsed.count(round.changed()) + " changed";
    }

    /** Each has had its line. */
    private static SessionEnd withoutFailures(SessionEnd end) {
        SessionEnd.Seen seen = end.seen();
        SessionEnd.Seen shown = new SessionEnd.Seen(
                seen.first(),
                seen.last(),
                List.of(),
                seen.addressees(),
                seen.passed(),
                seen.rejected(),
                seen.asRecorded());
        return new SessionEnd(end.summary(), shown, end.leftOut(), end.stored(), end.tail(), end.again());
    }
}
