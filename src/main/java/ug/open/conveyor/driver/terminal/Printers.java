package ug.open.conveyor.driver.terminal;

import java.io.OutputStream;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * Which class prints what: a method for each subject, a branch for each format. A new format is a constant in {@link Format}, and for each
 * subject that has it a {@link Printer} and a branch here.
 */
public final class Printers {
    private final OutputStream out;
    private final Surface surface;
    private final Format format;
    private final RowTemplate template;

    /** On the stream, which is what the surface says. */
    public Printers(OutputStream out, Surface surface, Format format) {
        this(out, surface, format, null);
    }

    /** The same by a template, where that is not null: for the subjects that have a form in JSON. */
    public Printers(OutputStream out, Surface surface, Format format, RowTemplate template) {
        this.out = out;
        this.surface = surface;
        this.format = format;
        this.template = template;
    }

    /**
     * Stored attempts.
     *
     * @param columns the width of the terminal
     * @param now the time that ages are counted from
     */
    public Printout<RunRow> runs(Times times, int columns, Instant now) {
        return printout(isData() ? data() : new RunTable(surface, times, columns, now));
    }

    /** What is known of an attempt, or the heading of an execution, which JSON has not. */
    public Printout<RunDetails> details(Times times) {
        return printout(isData() ? data() : new RunDetailsText(surface, times));
    }

    /** Cases whose results differ from the recorded ones, for people: a program has had each case. */
    public Printout<DifferentCases> differences() {
        return printout(new DifferentCasesText(surface));
    }

    /** Where results differ, for people. */
    public Printout<DifferentRun> differences(String theirs, String ours) {
        return printout(new DifferencesText(surface, theirs, ours));
    }

    /** How the cases of a suite ended. */
    public Printout<SuiteCounts> suite() {
        return printout(isData() ? data() : new SuiteCountsText(surface));
    }

    /** The counts of a comparison with production. */
    public Printout<ComparedTally> tally() {
        return printout(isData() ? data() : new Lines<>());
    }

    /** A run that began with a resource that was created. */
    public Printout<CreatedRun> created() {
        return printout(isData() ? data() : new Lines<>());
    }

    /** Requests that would be sent. */
    public Printout<PlannedRequest> planned() {
        return printout(isData() ? data() : new Lines<>());
    }

    /** Events that do not fit their definitions. */
    public Printout<EventFinding> misfits() {
        return printout(isData() ? data() : new Lines<>());
    }

    /** Definitions that a server took. */
    public Printout<AppliedFile> applied() {
        return printout(isData() ? data() : new Lines<>());
    }

    /**
     * Contexts.
     *
     * @param columns the width of the terminal
     */
    public Printout<ContextRow> contexts(int columns) {
        return printout(isData() ? data() : new ContextTable(surface, columns));
    }

    /** The settings of a server, and where they come from. */
    public Printout<ContextDetails> settings() {
        return printout(isData() ? data() : new ContextText(surface));
    }

    /** What the checks of {@code doctor} came to. */
    public Printout<Finding> findings() {
        return printout(
                template != null ? data() : format == Format.JSON ? new FindingJson() : new FindingText(surface));
    }

    /** What a server is like. */
    public Printout<ServerReport> server() {
        return printout(isData() ? data() : new ServerReportText(surface));
    }

    /**
     * The drivers of a server.
     *
     * @param columns the width of the terminal
     * @param now the time that ages are counted from
     */
    public Printout<DriverRow> drivers(Times times, int columns, Instant now) {
        return printout(isData() ? data() : new DriverTable(surface, times, columns, now));
    }

    /** Pipelines, for a terminal of this width. */
    public Printout<PipelineRow> pipelines(Times times, int columns) {
        return printout(isData() ? data() : new PipelineTable(surface, times, columns));
    }

    /** What was done. */
    public Printout<Done> done() {
        return printout(isData() ? data() : new Lines<>());
    }

    /** The end of a session, for standard error. */
    public Printout<SessionEnd> summary() {
        return printout(format == Format.JSON ? new JsonObjects<>() : new SummaryText(surface));
    }

    /** The end of a pipeline, likewise. */
    public Printout<PipelineEnd> pipeline() {
        return said(new PipelineEndText(prose()));
    }

    /**
     * The begin of a round, for standard error.
     *
     * @param columns the width of the terminal
     */
    public Printout<RoundBegin> roundBegin(int columns) {
        return said(new RoundBeginText(prose(), columns));
    }

    /** The verdict of a round, likewise. */
    public Printout<RoundEnd> roundEnd() {
        return said(new RoundEndText(prose()));
    }

    private boolean isData() {
        return template != null || format == Format.JSON;
    }

    private <T extends JsonObjects.Subject> Printer<T> data() {
        return template == null ? new JsonObjects<>() : template.printer(surface);
    }

    /** For people; where data are JSON, as a note. */
    private <T> Printout<T> said(Printer<T> prose) {
        return printout(format == Format.JSON ? new NoteJson<>(prose) : prose);
    }

    private Surface prose() {
        return format == Format.JSON ? Surface.file() : surface;
    }

    private <T> Printout<T> printout(Printer<T> printer) {
        return new Printout<>(out, printer);
    }

    /** Log lines. */
    static Printer<LogItem> logs(Surface surface, LogPrinter.Options options) {
        if (options.template() != null) {
            return options.template().printer(surface);
        }
        return switch (options.format()) {
            case TEXT -> new LogText(surface, options);
            case JSON, JSONL -> new LogJson();
            case EXT -> new LogExtended();
            case RAW -> new LogRaw(surface);
        };
    }

    /** Runs whose results are not those of the round before, for people in every format. */
    static Printer<DifferentRun> changes(Surface surface) {
        return new DifferencesText(surface, "before", "now");
    }

    /** Events whose results were compared with production's, one by one. */
    static Printer<ComparedRun> comparisons(Format format, Surface surface) {
        return format == Format.JSON ? new JsonObjects<>() : new ComparisonText(surface);
    }

    /** What a session gives as data while it runs. */
    static Printer<SessionEvent> session(
            Format format, Surface surface, SessionLog.Margin margin, LongFunction<String> executions, LongSupplier n) {
        return format == Format.JSON ? new SessionJson(executions, n) : new SessionLog(surface, margin);
    }
}
