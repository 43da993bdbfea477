package ug.open.conveyor.driver.terminal;

import java.time.Duration;
import ug.open.conveyor.driver.json.Buffer;

/** The end of a pipeline: what failed, with the lines to go on with, and a line for each step. */
final class PipelineEndText implements Printer<PipelineEnd> {
    private static final Duration NOTABLE = Duration.ofMillis(100);
    private static final int NAME = 64;

    private final Surface surface;
    private final SummaryText summary;

    PipelineEndText(Surface surface) {
        this.surface = surface;
        summary = new SummaryText(surface);
    }

    @Override
    public void print(PipelineEnd end, Buffer out) {
        StringBuilder text = new StringBuilder();
        for (PipelineEnd.Step step : end.steps()) {
            summary.failures(step.end(), text);
        }
        steps(end, text);
        if (end.goOn() > 0) {
            text.append("to go on with the results of the steps before, add --from ")
                    .append(end.goOn())
                    .append('\n');
        }
        out.utf8(text.toString());
    }

    /** A line for the pipeline, and one for each step. */
    void steps(PipelineEnd end, StringBuilder text) {
        int width = 0;
        for (PipelineEnd.Step step : end.steps()) {
            width = Math.max(width, name(step.driver()).length());
        }
        for (PipelineEnd.Left left : end.left()) {
            width = Math.max(width, name(left.driver()).length());
        }
        text.append("pipeline ")
                .append(name(end.pipeline()))
                .append(" in ")
                .append(Elapsed.text(end.took()))
                .append('\n');
        for (PipelineEnd.Step step : end.steps()) {
            head(step.number(), step.driver(), width, text);
            step(step, text);
        }
        for (PipelineEnd.Left left : end.left()) {
            head(left.number(), left.driver(), width, text);
            text.append("not begun\n");
        }
    }

    private void head(int number, String driver, int width, StringBuilder text) {
        String name = name(driver);
        text.append("  step ").append(number).append("  ").append(name);
        text.append(" ".repeat(width - name.length() + 2));
    }

    private void step(PipelineEnd.Step step, StringBuilder text) {
        SessionEnd end = step.end();
        step.round()
                .ifPresent(verdict -> text.append(verdict.text(surface.style())).append(": "));
        String results = summary.results(end);
        text.append(results.isEmpty() ? surface.style().warn("nothing ran") : results);
        if (step.stuck() > 0) {
            text.append(", ").append(surface.style().warn(Elapsed.count(step.stuck()) + " standing still"));
        }
        text.append(" in ").append(Elapsed.text(end.summary().took()));
        if (step.ready().compareTo(NOTABLE) >= 0) {
            text.append(", after ").append(Elapsed.text(step.ready())).append(" for its start");
        }
        text.append(SummaryText.kept(end)).append('\n');
        summary.reasons("skipped", end.seen().passed(), text);
        summary.reasons("cannot be read", end.seen().rejected(), text);
        summary.why(end.summary(), text);
    }

    private String name(String text) {
        return surface.oneLine(text, NAME);
    }
}
