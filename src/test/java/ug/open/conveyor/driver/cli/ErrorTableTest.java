package ug.open.conveyor.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ug.open.conveyor.driver.ConveyorException;
import ug.open.conveyor.driver.cli.option.UsageException;
import ug.open.conveyor.driver.host.ErrorCode;
import ug.open.conveyor.driver.host.Failure;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.json.SyntaxException;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.wire.InputFormatException;

final class ErrorTableTest {
    @Test
    void whatIsWrongWithTheInputIsUsage() {
        is(new ConveyorException("line 3: no"), ErrorCode.INVALID, "line 3: no");
        is(new NoSuchFileException("a.jsonl"), ErrorCode.NO_SUCH_FILE, "a.jsonl: no such file or folder");
        is(new AccessDeniedException("a.jsonl"), ErrorCode.FILE_REFUSED, "a.jsonl: permission denied");
        is(new FileSystemException("a", null, "Is a directory"), ErrorCode.FILE_REFUSED, "a: Is a directory");
        is(new FileSystemException("a"), ErrorCode.FILE_REFUSED, "a: FileSystemException");
    }

    @Test
    void anInputThatCannotBeReadIsUsageThoughItIsAnIOException() {
        is(
                new InputFormatException("a.jsonl", 3, 7, "no JSON", "an object"),
                ErrorCode.BAD_INPUT,
                new InputFormatException("a.jsonl", 3, 7, "no JSON", "an object").getMessage());
        is(
                InputFormatException.missing("a.jsonl", "a recording"),
                ErrorCode.NO_SUCH_FILE,
                "a.jsonl: there is no such file; expected a recording");
    }

    @Test
    void aRunThatIsNotThereAndADriverThatDoesNotLoadHaveTheirOwnCodes(@TempDir Path empty) {
        is(new LoadException("app.java:3: ';' expected"), ErrorCode.NOT_LOADED, "app.java:3: ';' expected");
        Throwable thrown = catchThrowable(() -> RunStore.at(empty).find(Ref.parse("@last")));
        assertThat(thrown).isInstanceOf(NoSuchRunException.class);
        is(thrown, ErrorCode.NO_SUCH_RUN, thrown.getMessage());
        is(new StoreException("store full"), ErrorCode.IO_FAILED, "store full");
    }

    @Test
    void whatIsWrongWithTheDiskIsNotWritten() {
        is(new IOException("disk full"), ErrorCode.IO_FAILED, "disk full");
        is(
                new OutputException(new IOException("disk full"), false),
                ErrorCode.OUTPUT_FAILED,
                "standard output cannot be written: disk full");
    }

    @Test
    void aReaderThatIsGoneIsNoFailure() {
        assertThat(ErrorTable.of(new OutputException(new IOException("Broken pipe"), true)))
                .isEmpty();
    }

    @Test
    void aWrapperIsLookedThrough() {
        is(new UncheckedIOException(new NoSuchFileException("x")), ErrorCode.NO_SUCH_FILE, "x: no such file or folder");
    }

    @Test
    void anInterruptIsOne() {
        is(new InterruptedException(), ErrorCode.INTERRUPTED, "interrupted");
    }

    @Test
    void whatTheTableDoesNotKnowIsABugAndSaysSo() {
        Failure failure = ErrorTable.of(new IllegalStateException("x was null")).orElseThrow();
        assertThat(failure.code()).isEqualTo(ErrorCode.BUG);
        assertThat(failure.message())
                .startsWith("this is a bug in conveyor-driver: java.lang.IllegalStateException: x was null")
                .contains("report", "--verbose", Version.NUMBER);
    }

    @Test
    void tooLittleMemorySaysHowToGiveMore() {
        Failure failure = ErrorTable.of(new OutOfMemoryError()).orElseThrow();
        assertThat(failure.code()).isEqualTo(ErrorCode.OUT_OF_MEMORY);
        assertThat(failure.message()).contains("CONVEYOR_DRIVER_JAVA_OPTS=-Xmx");
    }

    @Test
    void aWrongCommandLineAndABrokenInputHaveCodesOfTheirOwn() {
        is(new UsageException("unknown option"), ErrorCode.USAGE, "unknown option");
        SyntaxException syntax = new SyntaxException("no JSON", 1, 2);
        is(syntax, ErrorCode.BAD_INPUT, syntax.getMessage());
    }

    private static void is(Throwable thrown, ErrorCode code, String sentence) {
        assertThat(ErrorTable.of(thrown)).contains(Failure.of(code, sentence));
    }
}
