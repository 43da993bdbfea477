package ug.open.conveyor.driver.store.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ug.open.conveyor.driver.Level;
import ug.open.conveyor.driver.follow.LogSource;
import ug.open.conveyor.driver.search.FoundLines;
import ug.open.conveyor.driver.search.LineSearch;
import ug.open.conveyor.driver.search.LogFile;
import ug.open.conveyor.driver.search.SearchPattern;
import ug.open.conveyor.driver.search.SearchPattern.Case;
import ug.open.conveyor.driver.store.StoreRig;
import ug.open.conveyor.driver.terminal.EntryTemplate;
import ug.open.conveyor.driver.terminal.Format;
import ug.open.conveyor.driver.terminal.LogPrinter;
import ug.open.conveyor.driver.terminal.Surface;
import ug.open.conveyor.driver.terminal.Times;

/** What is known of lines that were read makes printing and searching them fast; it changes nothing of what comes out. */
class FastLinesTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void linesPrintedTogetherAreTheLinesPrintedOneByOne(long seed) throws Exception {
        StoreRig rig = RandomLogs.fill(home, seed, seed % 2 == 0);
        for (LogQuery query : queries(rig)) {
            for (LogPrinter.Options options : options()) {
                assertThat(printed(rig.store().logs(query), options, false))
                        .as("%s %s", query, options)
                        .isEqualTo(printed(rig.store().logs(query), options, true))
                        .isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void aSearchOfTheFilesGivesWhatASearchOfTheLinesGives(long seed) throws Exception {
        StoreRig rig = RandomLogs.fill(home, seed, seed % 4 == 0);
        for (LogQuery query : queries(rig)) {
            for (LineSearch search : searches()) {
                LineSearch what = search.where(query::lines);
                FoundLines fast = rig.store().logs(query).search(what);
                FoundLines slow = what.over(rig.store().logs(query));
                boolean inParts =
                        seed % 4 == 0; // handed on when no more parts come, which the sessions show one after the other
                assertThat(given(fast, inParts)).as("%s %s", seed, query).isEqualTo(given(slow, inParts));
                assertThat(fast.count()).isEqualTo(slow.count());
                assertThat(rig.store().logs(query).search(what).counted()).isEqualTo(slow.count());
            }
        }
    }

    private static List<LogQuery> queries(StoreRig rig) throws Exception {
        String run = rig.runIds().get(3);
        return List.of(
                LogQuery.ALL,
                StoreRig.of(run),
                LogQuery.ALL.entries(Optional.of(Level.WARN), Optional.empty(), Optional.empty()));
    }

    private static List<LineSearch> searches() {
        LineSearch needle = LineSearch.of(SearchPattern.fixed("needle", Case.KEPT));
        LineSearch digits = LineSearch.of(SearchPattern.regex("[0-9]|w.rds $", Case.IGNORED));
        return List.of(
                needle,
                needle.inverted(),
                digits,
                digits.inverted(),
                needle.context(2, 0),
                needle.context(0, 1),
                needle.context(3, 3),
                needle.inverted().context(1, 1),
                LineSearch.of(SearchPattern.fixed("\\", Case.KEPT)).context(1, 2));
    }

    private static List<LogPrinter.Options> options() {
        return List.of(
                new LogPrinter.Options(Format.TEXT, false, Times.UTC, false, false, false),
                new LogPrinter.Options(Format.TEXT, false, Times.UTC, true, true, false),
                new LogPrinter.Options(Format.TEXT, true, Times.UTC, true, false, false),
                new LogPrinter.Options(Format.TEXT, true, Times.UTC, false, true, false),
                template("{timestamp} {level} {driver}: {message}"),
                template("{runid}{pipeline}{labels}{level}{message}{message}"),
                template("{message}|{timestamp}"),
                template("no member"),
                new LogPrinter.Options(Format.RAW, false, Times.UTC, false, false, false),
                new LogPrinter.Options(Format.JSON, false, Times.UTC, false, false, false),
                new LogPrinter.Options(Format.EXT, false, Times.UTC, false, false, false));
    }

    private static LogPrinter.Options template(String text) {
        return new LogPrinter.Options(
                Format.TEXT, false, Times.UTC, false, false, false, false, EntryTemplate.parse(text));
    }

    private static String printed(LogSource logs, LogPrinter.Options options, boolean alone)
            throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogPrinter printer = new LogPrinter(out, Surface.file(), options)) {
            logs.read(alone ? printer::line : printer);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<String> given(FoundLines found, boolean sorted) throws IOException, InterruptedException {
        LogFile.Given given = new LogFile.Given();
        found.read(given);
        if (sorted) {
            given.texts.removeIf("--"::equals);
            Collections.sort(given.texts);
        }
        return given.texts;
    }
}
