package ug.open.conveyor.driver.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ug.open.conveyor.driver.DriverResult;
import ug.open.conveyor.driver.compare.Accepted;
import ug.open.conveyor.driver.compare.Comparison;
import ug.open.conveyor.driver.compare.Difference;
import ug.open.conveyor.driver.compare.Rules;
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.terminal.CheckedCase;
import ug.open.conveyor.driver.terminal.CheckedCase.Verdict;
import ug.open.conveyor.driver.terminal.DifferentCases;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.Printers;
import ug.open.conveyor.driver.terminal.Printout;
import ug.open.conveyor.driver.terminal.SuiteCounts;

/** How the results of a replay differ from the recorded ones, case by case. Memory does not grow with the number of cases. */
public final class Differences {
    private final Rules rules;
    private final SuiteCounts counts = new SuiteCounts();
    private final DifferentCases different = new DifferentCases();
    private final List<Consumer<CheckedCase>> listeners = new ArrayList<>();

    /**
     * Begins.
     *
     * @param ignored places of a result that may differ, as for {@link Rules#of}
     * @param message whether the message counts too
     */
    public Differences(Set<String> ignored, boolean message) {
        rules = Rules.of(ignored, message);
    }

    /** Tells of each case as it ends. */
    public synchronized void tells(Consumer<CheckedCase> ended) {
        listeners.add(ended);
    }

    /** A recording takes part. */
    synchronized void add(String file) {
        counts.add(file);
    }

    /** Whether a result is as it was before. */
    boolean areNone(DriverResult before, DriverResult now) {
        return Comparison.of(before, now, rules).same();
    }

    /** A new result in the place of the recorded one. */
    DriverResult accepted(DriverResult before, DriverResult now) {
        return Accepted.of(before, now, rules);
    }

    /**
     * A case has a result.
     *
     * @return how it compares with the recorded one
     */
    Verdict add(Case which, Optional<DriverResult> before, DriverResult now) {
        if (before.isEmpty()) {
            return end(which, now.success() ? Verdict.UNRECORDED : Verdict.FAILED, List.of());
        }
        List<Difference> places = Comparison.of(before.get(), now, rules).differences();
        return end(which, places.isEmpty() ? Verdict.OK : Verdict.DIFFERENT, places);
    }

    /** A case cannot have a result. */
    void failed(Case which) {
        end(which, Verdict.FAILED, List.of());
    }

    private synchronized Verdict end(Case which, Verdict verdict, List<Difference> places) {
        CheckedCase ended = which.ended(verdict, places);
        counts.add(ended);
        if (verdict == Verdict.DIFFERENT) {
            different.add(ended);
        }
        listeners.forEach(listener -> listener.accept(ended));
        return verdict;
    }

    /**
     * Prints where results differ, for people: programs have had each case.
     *
     * @param suite whether programs get the counts too
     */
    public synchronized void print(SessionSettings settings, boolean suite) throws IOException {
        Printers printers = new Printers(settings.env().out(), settings.out(), settings.format());
        if (settings.format() == Format.JSON) {
            try (Printout<SuiteCounts> out = printers.suite()) {
                if (suite) {
                    out.print(counts);
                }
            }
        } else {
            try (Printout<DifferentCases> out = printers.differences()) {
                out.print(different);
            }
        }
    }

    /** Prints the counts for people, to standard error; programs have the cases. */
    public synchronized void summarize(SessionSettings settings) throws IOException {
        if (settings.format() == Format.JSON) {
            return;
        }
        try (Printout<SuiteCounts> out = settings.printers().suite()) {
            out.print(counts);
        }
    }

    /** A sentence for each place to ignore that no result had, though results were compared. */
    public synchronized List<String> unmet() {
        List<String> sentences = new ArrayList<>();
        for (String path : counts.compared() == 0 ? List.<String>of() : rules.unmet()) {
            sentences.add("--ignore " + path + " fits no result of any case");
        }
        return sentences;
    }

    /** How many results differ. */
    public synchronized long different() {
        return counts.of(Verdict.DIFFERENT);
    }

    /** The exit code of a check. A check that could compare nothing is no success. */
    public synchronized int code() {
        return different() > 0 ? ExitCodes.DIFFERENT : codeOfOthers();
    }

    /** The same where what differs was accepted. */
    public synchronized int codeOfOthers() {
        return counts.of(Verdict.FAILED) > 0 || counts.compared() == 0 ? ExitCodes.FAILED : ExitCodes.OK;
    }
}
