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
import ug.open.conveyor.driver.host.ExitCodes;
import ug.open.conveyor.driver.host.OutputException;
import ug.open.conveyor.driver.host.Version;
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.store.RunStore;
import ug.open.conveyor.driver.store.find.NoSuchRunException;
import ug.open.conveyor.driver.store.find.Ref;
import ug.open.conveyor.driver.store.index.StoreException;
import ug.open.conveyor.driver.wire.InputFormatException;

final class ErrorTableTest {
    @Test
    void whatIsWrongWithTheInputIsUsage() {
        is(new ConveyorException("line 3: no"), ExitCodes.INVALID, "line 3: no");
        is(new NoSuchFileException("a.jsonl"), ExitCodes.INVALID, "a.jsonl: no such file or folder");
        is(new AccessDeniedException("a.jsonl"), ExitCodes.INVALID, "a.jsonl: permission denied");
        is(new FileSystemException("a", null, "Is a directory"), ExitCodes.INVALID, "a: Is a directory");
        is(new FileSystemException("a"), ExitCodes.INVALID, "a: FileSystemException");
    }

    @Test
    void anInputThatCannotBeReadIsUsageThoughItIsAnIOException() {
        is(
                new InputFormatException("a.jsonl", 3, 7, "no JSON", "an object"),
                ExitCodes.INVALID,
                new InputFormatException("a.jsonl", 3, 7, "no JSON", "an object").getMessage());
    }

    @Test
    void aRunThatIsNotThereAndADriverThatDoesNotLoadHaveTheirOwnCodes(@TempDir Path empty) {
        is(new LoadException("app.java:3: ';' expected"), ExitCodes.NOT_LOADED, "app.java:3: ';' expected");
        Throwable thrown = catchThrowable(() -> RunStore.at(empty).find(Ref.parse("@last")));
        assertThat(thrown).isInstanceOf(NoSuchRunException.class);
        is(thrown, ExitCodes.NO_SUCH_RUN, thrown.getMessage());
        assertThat(ErrorTable.of(new StoreException("store full")).code()).isEqualTo(ExitCodes.IO_FAILED);
    }

    @Test
    void whatIsWrongWithTheDiskIsNotWritten() {
        is(new IOException("disk full"), ExitCodes.IO_FAILED, "disk full");
        is(
                new OutputException(new IOException("disk full"), false),
                ExitCodes.IO_FAILED,
                "standard output cannot be written: disk full");
    }

    @Test
    void aReaderThatIsGoneIsNoFailure() {
        is(new OutputException(new IOException("Broken pipe"), true), ExitCodes.OK, "");
    }

    @Test
    void aWrapperIsLookedThrough() {
        is(new UncheckedIOException(new NoSuchFileException("x")), ExitCodes.INVALID, "x: no such file or folder");
    }

    @Test
    void anInterruptIsOne() {
        is(new InterruptedException(), ExitCodes.INTERRUPTED, "interrupted");
    }

    @Test
    void whatTheTableDoesNotKnowIsABugAndSaysSo() {
        ErrorTable.Failure failure = ErrorTable.of(new IllegalStateException("x was null"));
        assertThat(failure.code()).isEqualTo(ExitCodes.BUG);
        assertThat(failure.sentence())
                .startsWith("this is a bug in conveyor-driver: java.lang.IllegalStateException: x was null")
                .contains("report", "--verbose", Version.NUMBER);
    }

    @Test
    void tooLittleMemorySaysHowToGiveMore() {
        assertThat(ErrorTable.of(new OutOfMemoryError()).sentence()).contains("CONVEYOR_DRIVER_JAVA_OPTS=-Xmx");
    }

    private static void is(Throwable thrown, int code, String sentence) {
        assertThat(ErrorTable.of(thrown)).isEqualTo(new ErrorTable.Failure(code, sentence));
    }
}
