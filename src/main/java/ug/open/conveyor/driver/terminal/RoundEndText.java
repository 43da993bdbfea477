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
        boolean ran = round.end().isPresent() || round.pipeline().isPresent();
        Style style = surface.style();
        out.utf8((ran ? round.verdict().text(style) : round.verdict().green(style)) + ": ");
        if (!round.problem().isEmpty()) {
            byte[] text = round.problem().getBytes(StandardCharsets.UTF_8);
            new TextCleaner(surface).append(text, 0, text.length, out, 0);
            out.add('\n');
        } else if (!ran) {
            out.utf8("nothing ran\n");
        }
        if (round.pipeline().isPresent()) {
            StringBuilder steps = new StringBuilder();
            new PipelineEndText(surface).steps(round.pipeline().get(), steps);
            out.utf8(steps.toString());
        } else if (round.problem().isEmpty() && ran) {
            new SummaryText(surface).print(withoutFailures(round.end().get()), out);
        }
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
        return new SessionEnd(end.summary(), shown, end.leftOut(), end.stored(), end.logged(), end.tail(), end.again());
    }
}
