package ug.open.conveyor.driver.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/**
 * Removes the temporary folder of a test once nothing puts files into it any more.
 *
 * <p>The tool leaves processes that outlive a command by design, as the one that makes a class-data archive. Such a process may put a file
 * into a folder that is just being removed, which failed a test that had passed. What writes for longer than {@link #LIMIT} is a fault, and the
 * failure names the processes.
 */
public final class PatientDeletion implements TempDirDeletionStrategy {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public DeletionResult delete(Path folder, AnnotatedElementContext element, ExtensionContext context)
            throws IOException {
        Instant end = Instant.now().plus(LIMIT);
        DeletionResult result = Standard.INSTANCE.delete(folder, element, context);
        while (!result.isSuccessful() && Files.exists(folder) && Instant.now().isBefore(end)) {
            pause();
            result = Standard.INSTANCE.delete(folder, element, context);
        }
        if (!result.isSuccessful() && Files.exists(folder)) {
            throw new IOException(
                    "after " + LIMIT.toSeconds() + " s " + folder + " is still written to; processes that name it: "
                            + processesThatName(folder),
                    result.toException().orElse(null));
        }
        return DeletionResult.builder(folder).build();
    }

    private static List<String> processesThatName(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
