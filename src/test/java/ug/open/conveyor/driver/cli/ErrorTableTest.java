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
import ug.open.conveyor.driver.loader.LoadException;
import ug.open.conveyor.driver.record.MalformedInputException;
import ug.open.conveyor.driver.record.NoSuchRunException;
import ug.open.conveyor.driver.record.Ref;
import ug.open.conveyor.driver.record.RunStore;
import ug.open.conveyor.driver.record.StoreException;

final class ErrorTableTest {
    @Test
    void whatIsWrongWithTheInputIsUsage() {
        is(new ConveyorException("line 3: no"), ExitCodes.USAGE, "line 3: no");
        is(new NoSuchFileException("a.jsonl"), ExitCodes.USAGE, "a.jsonl: no such file or folder");
        is(new AccessDeniedException("a.jsonl"), ExitCodes.USAGE, "a.jsonl: permission denied");
        is(new FileSystemException("a", null, "Is a directory"), ExitCodes.USAGE, "a: Is a directory");
        is(new FileSystemException("a"), ExitCodes.USAGE, "a: FileSystemException");
    }

    @Test
    void anInputThatCannotBeReadIsUsageThoughItIsAnIOException() {
        is(
                new MalformedInputException("a.jsonl", 3, 7, "no JSON", "an object"),
                ExitCodes.USAGE,
                new MalformedInputException("a.jsonl", 3, 7, "no JSON", "an object").getMessage());
    }

    @Test
    void aRunThatIsNotThereAndADriverThatDoesNotLoadHaveTheirOwnCodes(@TempDir Path empty) {
        is(new LoadException("app.java:3: ';' expected"), ExitCodes.NOT_LOADED, "app.java:3: ';' expected");
        Throwable thrown = catchThrowable(() -> RunStore.at(empty).find(Ref.parse("@last")));
        assertThat(thrown).isInstanceOf(NoSuchRunException.class);
        is(thrown, ExitCodes.NO_SUCH_RUN, thrown.getMessage());
        assertThat(ErrorTable.of(new StoreException("store full")).code()).isEqualTo(ExitCodes.NOT_WRITTEN);
    }

    @Test
    void whatIsWrongWithTheDiskIsNotWritten() {
        is(new IOException("disk full"), ExitCodes.NOT_WRITTEN, "disk full");
        is(
                new OutputException(new IOException("disk full"), false),
                ExitCodes.NOT_WRITTEN,
                "standard output cannot be written: disk full");
    }

    @Test
    void aReaderThatIsGoneIsNoFailure() {
        is(new OutputException(new IOException("Broken pipe"), true), ExitCodes.OK, "");
    }

    @Test
    void aWrapperIsLookedThrough() {
        is(new UncheckedIOException(new NoSuchFileException("x")), ExitCodes.USAGE, "x: no such file or folder");
    }

    @Test
    void anInterruptIsOne() {
        is(new InterruptedException(), ExitCodes.INTERRUPTED, "interrupted");
    }

    @Test
    void whatTheTableDoesNotKnowIsABugAndSaysSo() {
        Failure failure = ErrorTable.of(new IllegalStateException("x was null"));
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
        assertThat(ErrorTable.of(thrown)).isEqualTo(new Failure(code, sentence));
    }
}
